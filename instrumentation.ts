/** Under plain `next start` and `next dev`, Next itself starts what a web process needs. The front has started it before. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { startProcess } = await import("./lib/front/start-process");
  await startProcess();
}
