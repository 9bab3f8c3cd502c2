/** A thing to press. `primary` is the one act of a place; the rest are quiet. While `busy` it keeps its width, says so and cannot be pressed again. */
import type { VariantProps } from "class-variance-authority";
import type { ComponentProps } from "react";
import { cn } from "@/lib/client/cn";
import { buttonStyle } from "./button-style";
import { Slot } from "./slot";
import { Spinner } from "./spinner";

export type ButtonProps = ComponentProps<"button"> & VariantProps<typeof buttonStyle> & { busy?: boolean; asChild?: boolean };

export function Button({ variant, size, busy = false, asChild = false, className, children, disabled, type = "button", ...rest }: ButtonProps) {
  const style = cn(buttonStyle({ variant, size }), className);
  if (asChild) {
    return (
      <Slot className={style} {...rest}>
        {children}
      </Slot>
    );
  }
  return (
    <button type={type} className={style} disabled={disabled === true || busy} aria-busy={busy || undefined} {...rest}>
      {busy ? (
        <>
          <span className="invisible inline-flex items-center gap-1.5">{children}</span>
          <Spinner className="absolute" label="Working" />
        </>
      ) : (
        children
      )}
    </button>
  );
}
