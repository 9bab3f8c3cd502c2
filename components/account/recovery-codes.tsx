/** Ten codes, shown once. Whoever closes this without keeping them can make new ones. */
import { CopyButton } from "@/components/ui/copy-button";
import { Notice } from "@/components/ui/notice";

export function RecoveryCodeList({ codes }: { codes: readonly string[] }) {
  return (
    <div className="grid gap-3">
      <Notice kind="waiting" title="Keep these codes where you find them without your phone">
        Each signs you in once instead of the app. They are shown only now.
      </Notice>
      <ul aria-label="Recovery codes" className="grid grid-cols-2 gap-x-6 gap-y-1 rounded-card border bg-sunken px-4 py-3 font-mono text-sm">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <p>
        <CopyButton text={codes.join("\n")} label="Copy all" />
      </p>
    </div>
  );
}
