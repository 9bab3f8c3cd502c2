"use client";
/** The keys that work on the present screen, grouped as the screens declare them. */
import { Dialog, DialogContent } from "@/components/ui/dialog";
import { Kbd } from "@/components/ui/kbd";
import { useDeclaredKeys } from "@/lib/client/use-keys";

export default function KeyHelp({ close }: { close: () => void }) {
  const declared = useDeclaredKeys();
  const groups = new Map<string, { keys: string; does: string }[]>();
  for (const { group, bindings } of declared) {
    const listed = bindings.flatMap(({ keys, does }) => (does ? [{ keys, does }] : []));
    groups.set(group, [...(groups.get(group) ?? []), ...listed]);
  }
  return (
    <Dialog open onOpenChange={close}>
      <DialogContent title="Keys" description="They rest while you type." className="max-w-2xl">
        <div className="grid gap-x-8 gap-y-5 sm:grid-cols-2">
          {[...groups].reverse().map(([group, bindings]) => (
            <section key={group}>
              <h3 className="mb-1 text-xs font-medium text-ink-3">{group}</h3>
              <dl>
                {bindings.map(({ keys, does }) => (
                  <div key={keys} className="flex h-8 items-center justify-between gap-3 border-b">
                    <dt>{does}</dt>
                    <dd>
                      <Kbd keys={keys} />
                    </dd>
                  </div>
                ))}
              </dl>
            </section>
          ))}
        </div>
      </DialogContent>
    </Dialog>
  );
}
