/** Kills whoever comes and starts them again: each once, in an order that chance gives, then anybody. */
import type { Actor } from "./stage";

/** `due` resolves when the next kill may come. That one comes while the victim before may still be starting: at times nobody is there. Resolves when all are up. */
export async function killAtRandom(actors: readonly Actor[], random: () => number, kills: number, due: (kill: number) => Promise<void>): Promise<void> {
  const starting = new Map<Actor, Promise<void>>();
  const order = actors.map((actor) => ({ actor, place: random() })).sort((left, right) => left.place - right.place);
  try {
    for (let kill = 0; kill < kills; kill += 1) {
      await due(kill);
      const victim = order[kill]?.actor ?? actors[Math.floor(random() * actors.length)];
      if (!victim) continue;
      await starting.get(victim);
      starting.set(victim, victim.killAndRestart());
    }
  } finally {
    await Promise.all(starting.values());
  }
}
