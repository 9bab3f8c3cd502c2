import "server-only";
/** The process's one Prisma client, over the shared pool. */
import { PrismaPg } from "@prisma/adapter-pg";
import { singleton } from "@/lib/platform/singleton";
import { PrismaClient } from "./generated/client";
import { pool } from "./pool";

export function prisma(): PrismaClient {
  return singleton("prisma", () => new PrismaClient({ adapter: new PrismaPg(pool()) }));
}
