/** Below a draft: the host that each of its links leads to. */
import { linkHosts } from "./link-hosts";

export function LinkList({ text }: { text: string }) {
  const hosts = linkHosts(text);
  if (hosts.length === 0) return null;
  return (
    <ul aria-label="Links" className="grid text-xs text-ink-2">
      {hosts.map((host) => (
        <li key={host} className="wrap-anywhere">
          Link leads to <bdi className="font-medium">{host}</bdi>
        </li>
      ))}
    </ul>
  );
}
