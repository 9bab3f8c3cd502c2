/** Mounts the table of endpoints; the front serves the same table without Next. */
import { endpointRouter } from "@/lib/endpoints/table";
import { toNext } from "@/lib/http/to-next";

export const dynamic = "force-dynamic";

const answer = toNext(endpointRouter());
export { answer as DELETE, answer as GET, answer as OPTIONS, answer as PATCH, answer as POST, answer as PUT };
