import "server-only";
/** Says whether a packed file unpacks to a bearable size, by unpacking it piece by piece and counting: what its headers claim is not believed. */
import yauzl from "yauzl";

/** Bytes of all parts together, and how many parts. A document of a thousand pages is a tenth of this. */
const unpackedLimit = 100 * 1024 * 1024;
const partLimit = 4_000;

export type ZipSize = "small" | "too_large" | "damaged" | "encrypted";

export function measureZip(bytes: Uint8Array): Promise<ZipSize> {
  return new Promise((resolve) => {
    yauzl.fromBuffer(Buffer.from(bytes), { lazyEntries: true, validateEntrySizes: false }, (failure, zip) => {
      if (failure || !zip) return resolve("damaged");
      let unpacked = 0;
      let parts = 0;
      const finish = (size: ZipSize) => {
        zip.close();
        resolve(size);
      };
      zip.on("error", () => finish("damaged"));
      zip.on("end", () => finish("small"));
      zip.on("entry", (entry) => {
        parts += 1;
        if (parts > partLimit) return finish("too_large");
        if (entry.isEncrypted()) return finish("encrypted");
        zip.openReadStream(entry, (error, stream) => {
          if (error || !stream) return finish("damaged");
          stream.on("error", () => finish("damaged"));
          stream.on("data", (part: Buffer) => {
            unpacked += part.byteLength;
            if (unpacked > unpackedLimit) {
              stream.destroy();
              finish("too_large");
            }
          });
          stream.on("end", () => zip.readEntry());
        });
      });
      zip.readEntry();
    });
  });
}
