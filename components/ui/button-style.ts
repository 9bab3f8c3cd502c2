/** How a button looks. Apart from the button, for what stands on every page and joins no classes. */
import { cva } from "class-variance-authority";

export const buttonStyle = cva(
  "relative inline-flex shrink-0 items-center justify-center gap-1.5 rounded-control font-medium whitespace-nowrap select-none transition-colors duration-120 disabled:opacity-50 aria-disabled:opacity-50 [&_svg]:shrink-0",
  {
    variants: {
      variant: {
        primary: "bg-accent text-on-accent hover:bg-accent-hover",
        secondary: "border border-line-strong/60 bg-surface text-ink hover:bg-hover",
        ghost: "text-ink-2 hover:bg-hover hover:text-ink",
        danger: "border border-failed-mark/60 bg-surface text-failed hover:bg-failed-wash",
        link: "rounded-sm px-0 text-accent-text underline decoration-current/40 underline-offset-3 hover:decoration-current",
      },
      size: {
        sm: "h-7 px-2 text-xs [&_svg]:size-3.5",
        md: "h-8 px-3 text-sm max-sm:h-11 max-sm:px-4 [&_svg]:size-4",
        lg: "h-10 px-4 text-base max-sm:h-11 [&_svg]:size-4.5",
        icon: "size-8 max-sm:size-11 [&_svg]:size-4",
        "icon-sm": "size-7 [&_svg]:size-4",
      },
    },
    compoundVariants: [{ variant: "link", className: "h-auto px-0 max-sm:h-auto max-sm:px-0" }],
    defaultVariants: { variant: "secondary", size: "md" },
  },
);
