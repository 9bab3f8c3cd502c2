/** What every view is given, and what it gives. */
import type { Session } from "./session";
import type { Storage } from "./storage";
import type { State, Store } from "./store";
import type { Words } from "./words";

export interface ViewContext {
  store: Store;
  session: Session;
  words: Words;
  storage: Storage;
  setOpen: (open: boolean) => void;
}

export interface View {
  node: HTMLElement;
  update(state: State): void;
}
