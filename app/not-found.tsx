/** Missing and foreign things look the same. */
import { Compass } from "lucide-react";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";

export default function NotFound() {
  return (
    <main className="grid min-h-[60dvh] place-items-center">
      <EmptyState
        isPage
        icon={Compass}
        title="There is nothing here under this address, or it is not yours"
        action={
          <Button asChild variant="primary">
            <a href="/w">To my workspace</a>
          </Button>
        }
      >
        Perhaps the link is old, or it belongs to a workspace that you are not a member of.
      </EmptyState>
    </main>
  );
}
