/** Text inside of an element, exactly and only as text. Characters that would hide or turn it are shown by name. */
import { splitVisible } from "./visible-text";

export function Visible({ text }: { text: string }) {
  return splitVisible(text).map((part, index) =>
    part.kind === "text" ? (
      part.text
    ) : (
      <span
        key={index}
        title={`Invisible character: ${part.name}`}
        className="mx-0.5 rounded-[3px] border border-failed-mark/50 px-1 text-2xs whitespace-nowrap text-failed select-none"
      >
        {part.name}
      </span>
    ),
  );
}
