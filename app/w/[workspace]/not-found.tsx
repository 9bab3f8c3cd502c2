/** A thing of a workspace that is missing, or another workspace's; the frame around it stays. */
import { Compass } from "lucide-react";
import { EmptyState } from "@/components/ui/empty-state";

export default function WorkspaceNotFound() {
  return (
    <EmptyState isPage icon={Compass} title="There is nothing here under this address, or it is not yours">
      Perhaps the link is old, or it belongs to another workspace.
    </EmptyState>
  );
}
