"use client";
/** The permissions of a new key, in words: those that its maker has, by subject. */
import { Button } from "@/components/ui/button";
import { useWorkspace } from "@/lib/client/workspace-context";
import { type Scope, scopes } from "@/lib/core/rbac/scopes";

const all = Object.keys(scopes) as Scope[];

export function ScopeChoice({ chosen, onChosen }: { chosen: ReadonlySet<Scope>; onChosen: (scopes: ReadonlySet<Scope>) => void }) {
  const { can } = useWorkspace();
  const offered = all.filter(can);
  const toggle = (scope: Scope) => {
    const next = new Set(chosen);
    if (!next.delete(scope)) next.add(scope);
    onChosen(next);
  };
  return (
    <fieldset className="grid min-w-0 gap-2">
      <legend className="sr-only">Permissions</legend>
      <div className="flex flex-wrap items-center justify-between gap-2">
        <span aria-hidden className="text-sm font-medium">
          Permissions
        </span>
        <span className="flex gap-1">
          <Button type="button" size="sm" variant="ghost" onClick={() => onChosen(new Set(offered.filter((scope) => scope.endsWith(":read"))))}>
            All reading
          </Button>
          <Button type="button" size="sm" variant="ghost" onClick={() => onChosen(new Set())} disabled={chosen.size === 0}>
            None
          </Button>
        </span>
      </div>
      <ul className="grid max-h-72 overflow-y-auto rounded-control border">
        {offered.map((scope) => (
          <li key={scope} className="border-b last:border-b-0">
            <label className="flex min-h-9 cursor-pointer items-start gap-2.5 px-3 py-2 hover:bg-hover max-sm:min-h-11">
              <input type="checkbox" checked={chosen.has(scope)} onChange={() => toggle(scope)} className="mt-0.5 size-4 shrink-0 accent-accent" />
              <span className="grid min-w-0 leading-snug">
                <span className="text-sm">{scopes[scope]}</span>
                <span className="font-mono text-2xs text-ink-3">{scope}</span>
              </span>
            </label>
          </li>
        ))}
      </ul>
      <p className="text-xs text-ink-3">A key gets at most what you may do yourself.</p>
    </fieldset>
  );
}
