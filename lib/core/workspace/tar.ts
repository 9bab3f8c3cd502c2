/** The frame of a tar archive (POSIX ustar): a header of 512 bytes before each file, zeros to the next multiple of 512 behind it. */

const block = 512;

/** `name`: at most 100 bytes of ASCII. `sizeBytes`: below 8 GiB. Owner, group and rights say nothing about the machine that wrote it. */
export function tarHeader(name: string, sizeBytes: number, modified: Date): Uint8Array {
  if (name.length > 100 || /[^\x20-\x7e]/.test(name)) throw new RangeError("a name does not fit a tar header");
  if (!Number.isSafeInteger(sizeBytes) || sizeBytes < 0 || sizeBytes >= 8 ** 11) throw new RangeError("a size does not fit a tar header");
  const header = new Uint8Array(block);
  const write = (at: number, text: string) => header.set(new TextEncoder().encode(text), at);
  const octal = (at: number, digits: number, value: number) => write(at, `${value.toString(8).padStart(digits, "0")}\0`);
  write(0, name);
  octal(100, 7, 0o644);
  octal(108, 7, 0);
  octal(116, 7, 0);
  octal(124, 11, sizeBytes);
  octal(136, 11, Math.floor(modified.getTime() / 1000));
  write(148, " ".repeat(8));
  write(156, "0");
  write(257, "ustar\u000000");
  const sum = header.reduce((total, byte) => total + byte, 0);
  write(148, `${sum.toString(8).padStart(6, "0")}\0 `);
  return header;
}

/** What fills the last block of a file of that size. */
export function tarPadding(sizeBytes: number): Uint8Array {
  return new Uint8Array((block - (sizeBytes % block)) % block);
}

/** Two empty blocks end the archive. */
export function tarEnd(): Uint8Array {
  return new Uint8Array(2 * block);
}
