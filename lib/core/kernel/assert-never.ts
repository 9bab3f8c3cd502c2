/** Makes a switch over one of our own unions exhaustive: a new member is a type error, and at run time an exception. */
export function assertNever(value: never): never {
  throw new Error(`unexpected member of a closed union: ${JSON.stringify(value)}`);
}
