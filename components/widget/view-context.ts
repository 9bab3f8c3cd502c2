/** What every view is given, and what it gives. */
import type { Look } from "@/lib/contracts/widget/look";
import type { Api } from "./api";
import type { ExtraViews } from "./extras";
import type { Session } from "./session";
import type { Storage } from "./storage";
import type { State, Store } from "./store";
import type { Words } from "./words";

export interface ViewContext {
  store: Store;
  session: Session;
  api: Api;
  words: Words;
  storage: Storage;
  /** How the channel wants it to look, as far as that is known. */
  look: Look | null;
  setOpen: (open: boolean) => void;
  requestHuman: () => void;
  /** The views of the second part, once it is there. */
  views?: ExtraViews;
  /** Inside of a page of ours instead of over a visitor's: never takes the focus, never covers. */
  isPreview?: boolean;
}

export interface View {
  node: HTMLElement;
  update(state: State): void;
}
