/** What every view is given. */
import type { Session } from "./session";
import type { State, Store } from "./store";
import type { Words } from "./words";

export interface ViewContext {
  store: Store;
  session: Session;
  words: Words;
}

export interface View {
  node: HTMLElement;
  update(state: State): void;
}
