/** A TCP proxy that cuts every connection after a while, in the middle of whatever it carries. */
import { connect, createServer, type AddressInfo } from "node:net";

export type CuttingProxy = { url: string; /** From now on nothing is cut any more. */ calm(): void; cuts(): number; close(): Promise<void> };

/** `lifeMs` is asked for each connection. */
export async function startCuttingProxy(target: string, lifeMs: () => number): Promise<CuttingProxy> {
  const { port: targetPort } = new URL(target);
  let isCalm = false;
  let cuts = 0;
  const sockets = new Set<{ destroy(): void }>();
  const server = createServer((client) => {
    const upstream = connect(Number(targetPort), "127.0.0.1");
    const end = () => {
      clearTimeout(timer);
      sockets.delete(client);
      client.destroy();
      upstream.destroy();
    };
    const timer = setTimeout(() => {
      if (isCalm) return;
      cuts += 1;
      client.resetAndDestroy();
      end();
    }, lifeMs());
    sockets.add(client);
    for (const socket of [client, upstream]) socket.on("error", end).on("close", end);
    client.pipe(upstream).pipe(client);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    calm: () => (isCalm = true),
    cuts: () => cuts,
    close: () => {
      for (const socket of sockets) socket.destroy();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
