/** A thing of a workspace that is missing, or another workspace's; the frame around it stays. */
import { CompassMark } from "@/components/shell/page-marks";
import { EmptyState } from "@/components/ui/empty-state";

export default function WorkspaceNotFound() {
  return (
    <EmptyState isPage icon={CompassMark} title="There is nothing here under this address, or it is not yours">
      Perhaps the link is old, or it belongs to another workspace.
    </EmptyState>
  );
}
