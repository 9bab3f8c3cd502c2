"use client";
/** Tells the server the browser's time zone, once, and has the page counted by its days. */
import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { keepZone } from "./zone-cookie";

export function RememberZone({ known }: { known: string }) {
  const router = useRouter();
  useEffect(() => {
    if (keepZone(known)) router.refresh();
  }, [known, router]);
  return null;
}
