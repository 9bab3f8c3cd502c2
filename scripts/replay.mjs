// npm run replay -- <file.jsonl> --knowledge <kb.jsonl>: drives the visitor API of a running server with real questions.
import { runEntry } from "./bootstrap/run-command-entry.mjs";

await runEntry("replay");
