import "server-only";
import { AppError } from "@/lib/platform/errors";

export function nameTaken(): AppError {
  return new AppError("state_conflict", "Another team has this name. Choose a different one.");
}
