/**
 * Files that the visitor adds to a message: picked, pasted or dropped. Each is uploaded at once, can be cancelled and tried
 * again, and goes out with the next message. What is refused is said in words, with the reason.
 */
import type { Attachment } from "@/lib/contracts/widget/attachment";
import { h, setAll, setText } from "../dom";
import { newClientId } from "../ids";
import type { State } from "../store";
import type { View, ViewContext } from "../view-context";
import type { ExtraWords } from "../words";
import { fill } from "../words";
import { acceptOf, faultOf, sizeText } from "./file-rules";
import { extraIcon } from "./icons";
import type { Upload } from "./transfer";
import { upload } from "./transfer";

interface Item {
  file: File;
  clientId: string;
  node: HTMLElement;
  attachment?: Attachment;
  running?: Upload;
}

export interface Files {
  attach: View;
  tray: View;
  files(taken?: boolean): readonly Attachment[];
  /** An upload runs: sending waits for it. */
  isBusy(): boolean;
}

export function createFiles({ api, session, store, words }: ViewContext, extra: ExtraWords, panel: HTMLElement, waits: () => boolean): Files {
  let items: Item[] = [];
  const input = h("input", {
    type: "file",
    multiple: true,
    hidden: true,
    "data-testid": "file-input",
    onchange() {
      add(input.files);
      input.value = "";
    },
  });
  const button = h(
    "button.attach",
    { type: "button", title: extra.attach, "aria-label": extra.attach, "data-testid": "attach", onclick: () => input.click() },
    extraIcon("clip"),
  );
  const said = h("p.said", { role: "alert", "data-testid": "file-refused" });
  const list = h("div.tray", { "data-testid": "tray" });
  const drop = h("div.drop", { hidden: true, "aria-hidden": "true" }, extra.drop);
  panel.append(drop);

  const rules = (): NonNullable<State["channel"]>["attachments"] | undefined => store.get().channel?.attachments;
  // Files belong to a conversation, which the form comes before.
  const takesFiles = (): boolean => !waits() && !!rules()?.kinds.length && store.get().link !== "refused";

  function add(given: FileList | null | undefined): void {
    const limits = rules();
    if (!limits || !takesFiles()) return;
    setText(said, "");
    for (const file of Array.from(given ?? [])) {
      if (items.length >= limits.mostPerMessage) return setText(said, fill(extra.tooMany, { count: limits.mostPerMessage }));
      const fault = faultOf(file, limits);
      if (fault) setText(said, fill(extra[fault], { name: file.name, limit: sizeText(words.tag, limits.limitBytes) }));
      else start({ file, clientId: newClientId(), node: h("div.upload", { "data-testid": "upload" }) });
    }
  }

  function start(item: Item): void {
    if (!items.includes(item)) items = [...items, item];
    list.append(item.node);
    void run(item);
  }

  async function run(item: Item): Promise<void> {
    const { file, clientId } = item;
    const { name } = file;
    item.running = { done: Promise.resolve({}), cancel: () => undefined };
    show(item, fill(extra.uploading, { name, percent: percent(0) }), 0);
    const failure = await session.ensure();
    if (!items.includes(item)) return;
    if (failure) return fail(item, failure.detail);
    item.running = upload(api, `conversations/${store.get().conversation?.id}/attachments`, file, clientId, (share) =>
      show(item, fill(extra.uploading, { name, percent: percent(share) }), share),
    );
    const answer = await item.running.done;
    item.running = undefined;
    if (!items.includes(item)) return;
    item.attachment = answer.attachment;
    if (!answer.attachment) return fail(item, answer.failure?.code === "network" ? "" : (answer.failure?.detail ?? ""));
    show(item, fill(extra.ready, { name }), 1);
    store.set({});
  }

  const percent = (share: number): string => share.toLocaleString(words.tag, { style: "percent" });

  function fail(item: Item, detail: string): void {
    item.running = undefined;
    show(item, [fill(extra.notUploaded, { name: item.file.name }), detail].filter(Boolean).join(" "), null);
    store.set({});
  }

  /** `share` null: it has failed. */
  function show(item: Item, text: string, share: number | null): void {
    const { name } = item.file;
    const away = share === 1 || share === null ? extra.remove : extra.cancel;
    const small = (label: string, drawing: "x" | "retry", act: () => void): HTMLElement =>
      h("button.closer", { type: "button", "aria-label": fill(label, { name }), title: fill(label, { name }), onclick: act }, extraIcon(drawing));
    const state = item.node.querySelector(".upload-said");
    // While it runs only the words and the bar move: the focus stays on the button.
    if (state && share !== null && share < 1 && item.node.dataset.state === "running") {
      setText(state, text);
      item.node.querySelector("progress")!.value = share;
      return;
    }
    const hadFocus = item.node.contains((panel.getRootNode() as ShadowRoot).activeElement);
    item.node.dataset.state = share === null ? "failed" : share < 1 ? "running" : "ready";
    const buttons = [...(share === null ? [small(extra.retry, "retry", () => start(item))] : []), small(away, "x", () => remove(item))];
    item.node.replaceChildren(
      extraIcon("file"),
      h("span.upload-said", { role: "status", dir: "auto" }, text),
      ...(share !== null && share < 1 ? [h("progress", { max: 1, value: share, "aria-label": name })] : []),
      ...buttons,
    );
    if (hadFocus) buttons[0]!.focus();
  }

  function remove(item: Item): void {
    items = items.filter((other) => other !== item);
    item.running?.cancel();
    item.node.remove();
    setText(said, "");
    button.focus();
    store.set({});
  }

  panel.addEventListener("paste", (event) => {
    if (!event.clipboardData?.files.length || !takesFiles()) return;
    event.preventDefault();
    add(event.clipboardData.files);
  });
  const carriesFiles = ({ dataTransfer }: DragEvent): boolean => takesFiles() && !!dataTransfer?.types.includes("Files");
  panel.addEventListener("dragover", (event) => {
    if (!carriesFiles(event)) return;
    event.preventDefault();
    drop.hidden = false;
  });
  panel.addEventListener("dragleave", ({ relatedTarget }) => {
    if (!panel.contains(relatedTarget as Node | null)) drop.hidden = true;
  });
  panel.addEventListener("drop", (event) => {
    drop.hidden = true;
    if (!carriesFiles(event)) return;
    event.preventDefault();
    add(event.dataTransfer?.files);
  });

  return {
    attach: {
      node: h("span.attaching", {}, button, input),
      update({ channel }) {
        button.hidden = !takesFiles();
        setAll(input, { accept: acceptOf(channel?.attachments.kinds ?? []) });
      },
    },
    tray: {
      node: h("div.tray-frame", {}, list, said),
      update({ link }) {
        // After a logout nothing of the visitor's stays on the screen.
        if (link === "idle") for (const item of items) remove(item);
      },
    },
    files(taken) {
      const ready = items.flatMap(({ attachment }) => attachment ?? []);
      if (taken) {
        for (const { node } of items) node.remove();
        items = [];
        setText(said, "");
      }
      return ready;
    },
    isBusy: () => items.some(({ running }) => running),
  };
}
