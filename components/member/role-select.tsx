"use client";
/** One of the six roles. Only owners make owners. */
import type { ComponentProps } from "react";
import { Select } from "@/components/ui/select";
import { roles } from "@/lib/core/rbac/scopes";
import type { Role } from "@/lib/core/rbac/scopes";

export const roleWords: Readonly<Record<Role, { name: string; does: string }>> = {
  owner: { name: "Owner", does: "everything, also making other owners" },
  admin: { name: "Admin", does: "everything but making owners" },
  manager: { name: "Manager", does: "answers, publishes knowledge, changes bot and channel, reads the log" },
  reviewer: { name: "Reviewer", does: "judges drafts and writes knowledge" },
  agent: { name: "Agent", does: "answers visitors and judges drafts" },
  viewer: { name: "Viewer", does: "looks" },
};

export function RoleSelect({
  value,
  onValue,
  mayMakeOwner,
  ...rest
}: { value: Role; onValue: (role: Role) => void; mayMakeOwner: boolean } & Omit<ComponentProps<"select">, "value" | "onChange">) {
  return (
    <Select value={value} onChange={(event) => onValue(event.target.value as Role)} {...rest}>
      {roles
        .filter((role) => role !== "owner" || mayMakeOwner || value === "owner")
        .map((role) => (
          <option key={role} value={role}>
            {roleWords[role].name}
          </option>
        ))}
    </Select>
  );
}
