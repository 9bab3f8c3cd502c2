"use client";
/** A tab's title with how many wait: "(3) Review · shop · Handrail". */
import { useEffect } from "react";

/** @param page the title without the count, as the page itself gives it */
export function useCountedTitle(page: string, waiting: number): void {
  useEffect(() => {
    const wanted = waiting > 0 ? `(${waiting > 500 ? "500+" : waiting}) ${page}` : page;
    const write = () => {
      if (document.title !== wanted) document.title = wanted;
    };
    write();
    // The page's own title is written late and anew on every move within the application.
    const observer = new MutationObserver(write);
    observer.observe(document.head, { childList: true, subtree: true, characterData: true });
    return () => observer.disconnect();
  }, [waiting, page]);
}
