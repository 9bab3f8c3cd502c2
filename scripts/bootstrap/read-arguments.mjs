// What a command is told on its line. Read before anything is installed, built or started.
import { parseArgs } from "node:util";

/**
 * `--help` answers with the usage and ends the process with 0; what the command does not know ends it with one sentence and 2.
 * @template {import("node:util").ParseArgsOptionsConfig} Options
 * @param {string} usage
 * @param {{ options: Options, words?: number }} known words: how many may stand beside the options
 */
export function readArguments(usage, { options, words = 0 }) {
  answerHelp(usage);
  try {
    const { values, positionals } = parseArgs({ options, allowPositionals: true });
    const surplus = positionals[words];
    return surplus === undefined ? { values, positionals } : refuseArguments(`What is "${surplus}"?`, usage);
  } catch (error) {
    const { code, message } = /** @type {NodeJS.ErrnoException} */ (error);
    if (!code?.startsWith("ERR_PARSE_ARGS_")) throw error;
    // Node's second sentence tells how to name a file that begins with a dash.
    return refuseArguments(`${message.split(". ")[0]}.`, usage);
  }
}

/**
 * For a command whose entry reads its own arguments.
 * @param {string} usage
 */
export function answerHelp(usage) {
  const args = process.argv.slice(2);
  if (!args.includes("--help") && !args.includes("-h")) return;
  process.stdout.write(`${usage.trim()}\n`);
  process.exit(0);
}

/**
 * @param {string} sentence
 * @param {string} usage
 * @returns {never}
 */
export function refuseArguments(sentence, usage) {
  process.stderr.write(`${sentence}\n\n${usage.trim()}\n`);
  process.exit(2);
}
