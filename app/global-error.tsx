"use client";
/** When even the document could not be made. Stands alone: no component, font or style of the product is taken for granted. */
export default function GlobalError({ retry }: { error: unknown; retry: () => void }) {
  return (
    <html lang="en">
      <body
        style={{ fontFamily: "system-ui, sans-serif", margin: "20vh auto", maxWidth: "32rem", padding: "0 1.5rem", lineHeight: 1.5, colorScheme: "light dark" }}
      >
        <h1 style={{ fontSize: "1.25rem" }}>Handrail could not show this page</h1>
        <p>Nothing was changed by it. Try again; if it stays, the operator of this installation finds the cause in the log.</p>
        <button type="button" onClick={retry} style={{ font: "inherit", padding: "0.5rem 1rem" }}>
          Try again
        </button>
      </body>
    </html>
  );
}
