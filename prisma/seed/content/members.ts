/** The people of the demo workspace: the owner and at least one member in every role. */
import type { DemoMember } from "@/prisma/seed/content/story-types";

export const members: readonly DemoMember[] = [
  { key: "ingrid", name: "Ingrid Solheim", email: "ingrid.solheim@fernweg.example", role: "owner", languages: [] },
  { key: "mateusz", name: "Mateusz Kowalczyk", email: "mateusz.kowalczyk@fernweg.example", role: "admin", languages: ["en"] },
  { key: "amara", name: "Amara Okafor", email: "amara.okafor@fernweg.example", role: "manager", languages: ["en"] },
  { key: "priya", name: "Priya Raman", email: "priya.raman@fernweg.example", role: "reviewer", languages: ["en"] },
  { key: "lena", name: "Lena Hofer", email: "lena.hofer@fernweg.example", role: "agent", languages: ["de", "en"] },
  { key: "diego", name: "Diego Fuentes", email: "diego.fuentes@fernweg.example", role: "agent", languages: ["es", "en"] },
  { key: "haruka", name: "Haruka Mori", email: "haruka.mori@fernweg.example", role: "agent", languages: ["ja", "en"] },
  { key: "chloe", name: "Chloé Béranger", email: "chloe.beranger@fernweg.example", role: "viewer", languages: [] },
];
