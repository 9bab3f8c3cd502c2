/** Sign-up: an account with its first workspace, where the installation allows it. */
import type { Metadata } from "next";
import Link from "next/link";
import { SignUpForm } from "@/components/account/sign-up-form";
import { PresetField } from "@/components/policy/preset-field";
import { Button } from "@/components/ui/button";
import { env, publicUrl } from "@/lib/platform/env";

export const metadata: Metadata = { title: "Set up" };

export default function SignUpPage() {
  const host = new URL(publicUrl()).host;
  if (env().SIGNUP === "open") return <SignUpForm host={host} preset={<PresetField />} />;
  return (
    <div className="grid gap-6">
      <div className="grid gap-1.5">
        <h1 className="text-2xl">Accounts are by invitation here</h1>
        <p className="text-base text-ink-2">The operator of this installation has closed sign-up. Ask a member of your team for an invitation link.</p>
      </div>
      <Button asChild variant="primary" size="lg">
        <Link href="/sign-in">Sign in</Link>
      </Button>
      <details className="text-sm text-ink-2">
        <summary className="w-fit">This installation is new and has no account yet</summary>
        <div className="mt-4">
          <SignUpForm host={host} preset={<PresetField />} />
        </div>
      </details>
    </div>
  );
}
