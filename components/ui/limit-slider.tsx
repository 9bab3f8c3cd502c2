"use client";
/** A limit between 0 and 1: slider and number are the same value; both ends say what they mean. */
import { useId } from "react";
import { CircleAlert } from "lucide-react";

export type LimitSliderProps = {
  label: string;
  value: number;
  onChange: (value: number) => void;
  low: string;
  high: string;
  error: string | null;
  disabled: boolean;
};

export function LimitSlider({ label, value, onChange, low, high, error, disabled }: LimitSliderProps) {
  const id = useId();
  return (
    <div className="grid gap-1.5">
      <div className="flex items-baseline justify-between gap-3">
        <span id={id} className="font-medium">
          {label}
        </span>
        <output className="tabular font-mono text-sm">{value.toFixed(2)}</output>
      </div>
      <input
        type="range"
        aria-labelledby={id}
        aria-valuetext={value.toFixed(2)}
        className="h-6 w-full accent-(--accent-text) disabled:opacity-50"
        disabled={disabled}
        min={0}
        max={1}
        step={0.01}
        value={value}
        onChange={(event) => onChange(event.currentTarget.valueAsNumber)}
      />
      <div className="flex justify-between gap-4 text-xs text-ink-3">
        <span>{low}</span>
        <span className="text-right">{high}</span>
      </div>
      {error ? (
        <p role="alert" className="flex items-center gap-1.5 text-xs text-failed">
          <CircleAlert aria-hidden className="size-3.5" />
          {error}
        </p>
      ) : null}
    </div>
  );
}
