/** Ports of 127.0.0.1 for servers that tests and benches start. */
import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";

/** A port that was free a moment ago; throws EADDRINUSE where `port` is given and taken. */
export async function freePort(port = 0): Promise<number> {
  const server = createServer().listen(port, "127.0.0.1");
  await once(server, "listening");
  const address = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return address.port;
}
