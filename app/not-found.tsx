/** Missing and foreign things look the same. */
import { CompassMark } from "@/components/shell/page-marks";
import { buttonStyle } from "@/components/ui/button-style";
import { EmptyState } from "@/components/ui/empty-state";

export default function NotFound() {
  return (
    <main className="grid min-h-[60dvh] place-items-center">
      <EmptyState
        isPage
        icon={CompassMark}
        title="There is nothing here under this address, or it is not yours"
        action={
          <a href="/w" className={buttonStyle({ variant: "primary" })}>
            To my workspace
          </a>
        }
      >
        Perhaps the link is old, or it belongs to a workspace that you are not a member of.
      </EmptyState>
    </main>
  );
}
