/** Settings: one column, a tab for each subject that the member's role may see. */
import type { ReactNode } from "react";
import { SettingsTabs } from "@/components/shell/settings-tabs";
import { PageBody } from "@/components/ui/page-body";

export default function SettingsLayout({ children }: { children: ReactNode }) {
  return (
    <PageBody>
      <h1 className="sr-only">Settings</h1>
      <SettingsTabs />
      {children}
    </PageBody>
  );
}
