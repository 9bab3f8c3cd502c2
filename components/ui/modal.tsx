"use client";
/**
 * What stands in front of the page until it is closed, by the browser's own modal dialog: it keeps the focus inside and the rest inert, closes by
 * Escape, and gives the focus back. Drawn into the body, because it can be opened from within a form or a row that moves.
 */
import { useLayoutEffect, useRef, useSyncExternalStore } from "react";
import type { ComponentProps } from "react";
import { createPortal } from "react-dom";

export type ModalProps = Omit<ComponentProps<"dialog">, "open" | "onClose"> & {
  onClose: () => void;
  /** Chooses what has the focus first; without it the browser does. */
  focusFirst?: (dialog: HTMLDialogElement) => void;
};

/** Mounted is open. A press beside its content closes it. */
export function Modal(props: ModalProps) {
  const inBrowser = useSyncExternalStore(
    () => () => undefined,
    () => true,
    () => false,
  );
  return inBrowser ? createPortal(<Opened {...props} />, document.body) : null;
}

function Opened({ onClose, focusFirst, children, ...rest }: ModalProps) {
  const ref = useRef<HTMLDialogElement>(null);
  const focus = useRef(focusFirst);
  useLayoutEffect(() => {
    const dialog = ref.current;
    if (!dialog) return;
    dialog.showModal();
    focus.current?.(dialog);
    // Closed before it is taken away: only then the browser gives the focus back.
    return () => dialog.close();
  }, []);
  return (
    <dialog
      ref={ref}
      onCancel={(event) => {
        // A file field says `cancel`, too.
        if (event.target !== event.currentTarget) return;
        event.preventDefault();
        onClose();
      }}
      // A browser may close it at the second Escape whatever was said to the first.
      onClose={(event) => (event.target === event.currentTarget ? onClose() : undefined)}
      onPointerDown={(event) => (event.target === event.currentTarget ? onClose() : undefined)}
      {...rest}
    >
      {children}
    </dialog>
  );
}
