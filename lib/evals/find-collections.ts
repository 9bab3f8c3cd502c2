/** Which knowledge bases with questions a folder holds, whatever tenants and languages they are of. */
import { readdirSync } from "node:fs";
import { type Folders, heldOut } from "./folders";
import { type Collection, loadCollections } from "./load-collection";

const ending = ".queries.jsonl";

/** Names like `scope_clinc`, in order, of the files that begin so. */
export function collectionNames(folders: Folders, beginning: string): string[] {
  return readdirSync(heldOut(folders))
    .filter((file) => file.startsWith(beginning) && file.endsWith(ending))
    .map((file) => file.slice(0, -ending.length))
    .sort();
}

/** The held-out questions with their own knowledge, or with that of the training folder where it is missing; null when neither has any. */
export function findCollections(folders: Folders, name: string): Collection[] | null {
  const data = heldOut(folders);
  return loadCollections(data, data, name) ?? loadCollections(folders.train, data, name);
}
