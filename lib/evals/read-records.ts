/**
 * Reads JSON Lines for evaluations. The files are named on the command line and never part of the repository.
 */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

export type JsonRecord = Readonly<Record<string, unknown>>;

/** All records of a file, or null when the folder has no such file. Throws on a line that is not an object. */
export function readRecords(folder: string, file: string): JsonRecord[] | null {
  const path = join(folder, file);
  if (!existsSync(path)) return null;
  return readFileSync(path, "utf8")
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line, number) => {
      const value: unknown = JSON.parse(line);
      if (typeof value !== "object" || value === null || Array.isArray(value)) throw new Error(`${path}:${number + 1}: not an object`);
      return value as JsonRecord;
    });
}

export function textOf(record: JsonRecord, field: string): string {
  const value = record[field];
  return typeof value === "string" ? value : "";
}

export function textsOf(record: JsonRecord, field: string): string[] {
  const value = record[field];
  if (typeof value === "string") return [value];
  return Array.isArray(value) ? value.filter((entry): entry is string => typeof entry === "string") : [];
}
