/** Gives its one child these props too: handlers of both run, the child's first; classes are joined; both refs are set. For what dresses another's element. */
import { cloneElement, isValidElement } from "react";
import type { ReactElement, ReactNode, Ref } from "react";
import { cn } from "@/lib/client/cn";

type Props = { className?: string; ref?: Ref<HTMLElement>; [name: string]: unknown };

export function Slot({ children, ...given }: Props & { children?: ReactNode }) {
  if (!isValidElement(children)) throw new Error("A slot takes one element.");
  const child = children as ReactElement<Props>;
  return cloneElement(child, merge(given, child.props));
}

function merge(given: Props, own: Props): Props {
  const merged: Props = { ...given, ...own };
  for (const [name, value] of Object.entries(given)) {
    const theirs = own[name];
    if (/^on[A-Z]/.test(name) && typeof value === "function" && typeof theirs === "function") {
      merged[name] = (event: { defaultPrevented?: boolean }) => {
        (theirs as (event: unknown) => void)(event);
        if (!event.defaultPrevented) (value as (event: unknown) => void)(event);
      };
    } else if (theirs === undefined) merged[name] = value;
  }
  if (given.className && own.className) merged.className = cn(given.className, own.className);
  if (given.ref && own.ref) merged.ref = both(given.ref, own.ref);
  return merged;
}

function both(one: Ref<HTMLElement>, other: Ref<HTMLElement>): Ref<HTMLElement> {
  return (element) => {
    const undo = [one, other].map((ref) => {
      if (typeof ref === "function") return ref(element) ?? (() => ref(null));
      if (ref) ref.current = element;
      return () => {
        if (ref) ref.current = null;
      };
    });
    return () => undo.forEach((each) => each());
  };
}
