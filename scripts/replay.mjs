// Drives the visitor API of a running server with real questions.
import { answerHelp } from "./bootstrap/read-arguments.mjs";
import { runEntry } from "./bootstrap/run-command-entry.mjs";

answerHelp(`
npm run replay -- <file.jsonl> [--knowledge <kb.jsonl>] [options]: plays real questions against a running server.

  <file.jsonl>        questions {id, text, gold}, conversations {id, collection, conversation[], gold[]}
                      or dialogues {id, turns[], agent_answer}
  --knowledge <file>  articles {id, title, body?, exemplars?, collection?, domain?}, imported first
  --url <address>     of the running server (http://localhost:3000); given several times, visitors are spread over
                      the web processes of one installation and the agent sits at the first
  --workspace <slug>  with --email and --password: an existing workspace; without, one is signed up for
  --limit <n>         only the first n
  --concurrency <n>   conversations at the same time (16)
  --json              the figures as JSON on standard output`);

await runEntry("replay");
