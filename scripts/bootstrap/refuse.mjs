// How a command says no: an error that carries one sentence for the person at the terminal, and nothing else.
// Everything that is not a refusal is a defect and keeps its stack.

const brand = Symbol.for("handrail.refusal");

/**
 * An error whose message is the whole answer: what is wrong and what to do.
 * @param {string} sentence
 * @param {unknown} [cause]
 */
export function refusal(sentence, cause) {
  return Object.assign(new Error(sentence, { cause }), { [brand]: true });
}

/** @param {unknown} error */
export function isRefusal(error) {
  return typeof error === "object" && error !== null && brand in error;
}

/**
 * Turns what a file system says about a folder into a refusal; anything else comes back unchanged.
 * @param {unknown} error
 * @param {string} folder
 * @returns {unknown}
 */
export function explainFolderError(error, folder) {
  const { code, syscall } = /** @type {NodeJS.ErrnoException} */ (error ?? {});
  if (code === "ENOSPC" || code === "EDQUOT") return refusal(noSpaceSentence(folder), error);
  // On a read-only disk Node's recursive mkdir says ENOENT.
  if (code === "EROFS" || code === "EACCES" || code === "EPERM" || (code === "ENOENT" && syscall === "mkdir")) {
    return refusal(`The data folder ${folder} cannot be written by this user (${code}): make it writable, or set HANDRAIL_DATA to a folder that is.`, error);
  }
  if (code === "ENOTDIR" || code === "EEXIST") {
    return refusal(`The data folder ${folder} is not a folder: move what is there, or set HANDRAIL_DATA to another path.`, error);
  }
  return error;
}

/** @param {string} folder */
export function noSpaceSentence(folder) {
  return `The disk of the data folder ${folder} is full: free some space, or set HANDRAIL_DATA to a folder on another disk.`;
}

/**
 * Runs a command's main function; a refusal ends it with its sentence and code 1, a defect with its stack and code 1.
 * @param {() => Promise<number | void>} main returns the exit code, 0 when it returns nothing
 */
export async function runCommand(main) {
  try {
    process.exitCode = (await main()) ?? 0;
  } catch (error) {
    process.stderr.write(`${isRefusal(error) ? /** @type {Error} */ (error).message : describe(error)}\n`);
    process.exitCode = 1;
  }
}

/** @param {unknown} error */
function describe(error) {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
