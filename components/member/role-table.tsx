/** What each role may do, made from the table that the server decides by. */
import { Check } from "lucide-react";
import { Card, CardHeader } from "@/components/ui/card";
import { Table, Td, Th } from "@/components/ui/table";
import { roles, scopes, scopesOfRole } from "@/lib/core/rbac/scopes";
import type { Scope } from "@/lib/core/rbac/scopes";
import { roleWords } from "./role-select";

export function RoleTable() {
  return (
    <Card aria-label="Roles">
      <CardHeader title="What each role may do" description="A change of role acts at once. The server decides by this table, whatever a screen shows." />
      <Table label="Permissions of the roles" className="border-t">
        <thead>
          <tr>
            <Th>Permission</Th>
            {roles.map((role) => (
              <Th key={role} className="text-center" title={roleWords[role].does}>
                {roleWords[role].name}
              </Th>
            ))}
          </tr>
        </thead>
        <tbody>
          {(Object.entries(scopes) as [Scope, string][]).map(([scope, words]) => (
            <tr key={scope} className="last:[&>*]:border-b-0">
              <Td className="min-w-56">
                {words}
                <span className="block font-mono text-2xs text-ink-3">{scope}</span>
              </Td>
              {roles.map((role) => (
                <Td key={role} className="text-center">
                  {scopesOfRole[role].includes(scope) ? (
                    <>
                      <Check aria-hidden className="mx-auto size-4 text-approved" />
                      <span className="sr-only">yes</span>
                    </>
                  ) : (
                    <span className="sr-only">no</span>
                  )}
                </Td>
              ))}
            </tr>
          ))}
        </tbody>
      </Table>
    </Card>
  );
}
