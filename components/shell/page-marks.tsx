/** Marks of the pages that say what went wrong. They come with every page, and the library of icons would come with them. */

type MarkProps = { className: string; strokeWidth: number };

export function WarningMark(props: MarkProps) {
  return (
    <svg aria-hidden viewBox="0 0 24 24" fill="none" stroke="currentColor" strokeLinecap="round" strokeLinejoin="round" {...props}>
      <path d="m21.73 18-8-14a2 2 0 0 0-3.48 0l-8 14A2 2 0 0 0 4 21h16a2 2 0 0 0 1.73-3M12 9v4m0 4h.01" />
    </svg>
  );
}

export function CompassMark(props: MarkProps) {
  return (
    <svg aria-hidden viewBox="0 0 24 24" fill="none" stroke="currentColor" strokeLinejoin="round" {...props}>
      <circle cx="12" cy="12" r="10" />
      <path d="m16.2 7.8-1.8 5.4a2 2 0 0 1-1.2 1.2l-5.4 1.8 1.8-5.4a2 2 0 0 1 1.2-1.2z" />
    </svg>
  );
}
