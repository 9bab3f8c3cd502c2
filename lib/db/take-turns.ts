/**
 * Who gets the next connection. Each workspace has a queue of its own, and the queues take turns: one that asks for a thousand at once waits for
 * itself, and another one's statement goes next. Where nobody waits, asking costs nothing.
 */
export type Turns = {
  /** Resolves when it is the owner's turn. Throws after `waitMs` in the queue. Each take needs its `give`. */
  take(owner: string): Promise<void>;
  give(): void;
};

type Waiting = { go: () => void };

export function createTurns(places: number, waitMs: number): Turns {
  let free = places;
  // In the order of whose turn it is next.
  const queues = new Map<string, Waiting[]>();

  function leave(owner: string, waiting: Waiting): void {
    const left = (queues.get(owner) ?? []).filter((each) => each !== waiting);
    if (left.length > 0) queues.set(owner, left);
    else queues.delete(owner);
  }

  return {
    take(owner) {
      if (free > 0) {
        free -= 1;
        return Promise.resolve();
      }
      return new Promise((resolve, reject) => {
        const timer = setTimeout(() => {
          leave(owner, waiting);
          reject(new Error("timeout exceeded when trying to connect"));
        }, waitMs);
        const waiting: Waiting = {
          go: () => {
            clearTimeout(timer);
            resolve();
          },
        };
        const queue = queues.get(owner);
        if (queue) queue.push(waiting);
        else queues.set(owner, [waiting]);
      });
    },
    give() {
      const [next] = queues;
      if (next === undefined) {
        free += 1;
        return;
      }
      const [owner, queue] = next;
      const waiting = queue.shift();
      queues.delete(owner);
      if (queue.length > 0) queues.set(owner, queue);
      // The place goes from hand to hand: nobody who asks meanwhile gets in between.
      waiting?.go();
    },
  };
}
