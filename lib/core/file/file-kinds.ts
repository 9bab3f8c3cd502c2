/** What files are called by people, and the types behind it with the endings that fit each; the first is given to a name that has another. */

export const fileKinds = ["image", "pdf", "text", "office", "archive", "media"] as const;
export type FileKind = (typeof fileKinds)[number];

const openXml = "application/vnd.openxmlformats-officedocument";
const openDocument = "application/vnd.oasis.opendocument";

const typesOfKind: Readonly<Record<FileKind, Readonly<Record<string, readonly string[]>>>> = {
  image: {
    "image/png": ["png"],
    "image/jpeg": ["jpg", "jpeg"],
    "image/gif": ["gif"],
    "image/webp": ["webp"],
    "image/avif": ["avif"],
    "image/heic": ["heic"],
  },
  pdf: { "application/pdf": ["pdf"] },
  text: { "text/plain": ["txt", "log", "md"], "text/csv": ["csv"] },
  office: {
    [`${openXml}.wordprocessingml.document`]: ["docx"],
    [`${openXml}.spreadsheetml.sheet`]: ["xlsx"],
    [`${openXml}.presentationml.presentation`]: ["pptx"],
    [`${openDocument}.text`]: ["odt"],
    [`${openDocument}.spreadsheet`]: ["ods"],
    [`${openDocument}.presentation`]: ["odp"],
    "application/rtf": ["rtf"],
  },
  archive: { "application/zip": ["zip"] },
  media: {
    "audio/mpeg": ["mp3"],
    "audio/mp4": ["m4a"],
    "audio/x-m4a": ["m4a"],
    "audio/ogg": ["ogg", "oga", "opus"],
    "audio/wav": ["wav"],
    "video/mp4": ["mp4"],
    "video/webm": ["webm"],
    "video/quicktime": ["mov"],
  },
};

/** Null for types that nobody may send: programs, pages, drawings with scripts. */
export function kindOfType(contentType: string): FileKind | null {
  return fileKinds.find((kind) => Object.hasOwn(typesOfKind[kind], contentType)) ?? null;
}

/** Endings that fit the type, none for a type of no kind. */
export function endingsOfType(contentType: string): readonly string[] {
  const kind = kindOfType(contentType);
  return kind === null ? [] : (typesOfKind[kind][contentType] ?? []);
}
