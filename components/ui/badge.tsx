/** A short mark with a meaning. The colour is never alone: every badge has a word, and mostly an icon. */
import { Bot, CircleAlert, CircleCheck, Clock, UserRound } from "lucide-react";
import { cva } from "class-variance-authority";
import type { VariantProps } from "class-variance-authority";
import type { ReactNode } from "react";
import { cn } from "@/lib/client/cn";

const badgeStyle = cva("inline-flex w-fit max-w-full items-center gap-1 rounded-full font-medium whitespace-nowrap [&_svg]:size-3 [&_svg]:shrink-0", {
  variants: {
    meaning: {
      neutral: "bg-ink-2/10 text-ink-2",
      bot: "bg-bot-wash text-bot",
      waiting: "bg-waiting-wash text-waiting",
      person: "bg-person-wash text-person",
      approved: "bg-approved-wash text-approved",
      failed: "bg-failed-wash text-failed",
    },
    size: { sm: "h-4.5 px-1.5 text-2xs", md: "h-5.5 px-2 text-xs" },
  },
  defaultVariants: { meaning: "neutral", size: "md" },
});

export type Meaning = NonNullable<VariantProps<typeof badgeStyle>["meaning"]>;

const meaningIcons: Record<Meaning, typeof Bot | null> = {
  neutral: null,
  bot: Bot,
  waiting: Clock,
  person: UserRound,
  approved: CircleCheck,
  failed: CircleAlert,
};

export type BadgeProps = {
  meaning?: Meaning;
  size?: "sm" | "md";
  /** null for none; the meaning's own unless said */ icon?: ReactNode;
  title?: string;
  className?: string;
  children: ReactNode;
};

export function Badge({ meaning = "neutral", size, icon, title, className, children }: BadgeProps) {
  const Own = meaningIcons[meaning];
  return (
    <span className={cn(badgeStyle({ meaning, size }), className)} title={title}>
      {icon === undefined ? Own ? <Own aria-hidden /> : null : icon}
      <span className="truncate">{children}</span>
    </span>
  );
}
