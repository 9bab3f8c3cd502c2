/** Files to and from the server, with the visitor's token in the header. */
import type { Attachment, UploadResponse } from "@/lib/contracts/widget/attachment";
import type { Api, Failure } from "../api";

/** Null when it does not come. */
export async function fetchFile({ base, token }: Api, path: string): Promise<Blob | null> {
  try {
    const response = await fetch(base + path, { headers: { Authorization: `Bearer ${token()}` }, credentials: "omit", cache: "no-store" });
    return response.ok ? await response.blob() : null;
  } catch {
    return null;
  }
}

export interface Upload {
  done: Promise<{ attachment?: Attachment; failure?: Failure }>;
  cancel(): void;
}

/** `share` is between 0 and 1. Only XMLHttpRequest tells how far an upload is. */
export function upload({ base, token }: Api, path: string, file: File, clientId: string, onProgress: (share: number) => void): Upload {
  const request = new XMLHttpRequest();
  const done = new Promise<{ attachment?: Attachment; failure?: Failure }>((resolve) => {
    const fail = (code: string, detail = ""): void => resolve({ failure: { status: request.status, code, detail, retryAfterMs: null } });
    request.upload.onprogress = ({ loaded, total }) => onProgress(total ? loaded / total : 0);
    request.onerror = request.ontimeout = () => fail("network");
    request.onabort = () => fail("cancelled");
    request.onload = () => {
      try {
        const answer = JSON.parse(request.responseText) as UploadResponse & { code?: string; detail?: string };
        if (request.status < 300) resolve({ attachment: answer.attachment });
        else fail(answer.code ?? "unknown", answer.detail);
      } catch {
        fail("unknown");
      }
    };
    request.open("POST", base + path);
    const headers = {
      Authorization: `Bearer ${token()}`,
      "Content-Type": "application/octet-stream",
      "Handrail-Client-Id": clientId,
      "Handrail-File-Name": encodeURIComponent(file.name),
    };
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    request.timeout = 300_000;
    request.send(file);
  });
  return { done, cancel: () => request.abort() };
}
