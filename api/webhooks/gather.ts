/** Stores items in groups and tells each item's own outcome. */
export interface Gatherer<Item, Outcome> {
  /** The item's outcome, once it is stored; rejects where it could not be, or with {@link Draining}. */
  add: (item: Item) => Promise<Outcome>;
  /** Takes nothing more; resolves when all that was taken is answered. */
  drain: () => Promise<void>;
}

export interface GatherLimits {
  items: number;
  /** Of a group's items together, by `weigh`. One item alone may weigh more. */
  weight: number;
}

/** No more items are taken, because the process is about to end. */
export class Draining extends Error {
  override name = "Draining";
}

interface Waiting<Item, Outcome> {
  item: Item;
  resolve: (outcome: Outcome) => void;
  reject: (error: unknown) => void;
}

/** So many items in a row that fail even alone are not at fault themselves. */
const failuresInARow = 5;

/**
 * Adaptive group commit: while one group is being stored the next arrivals gather, then they are stored together. No timer:
 * when it is quiet, an item is stored at once and alone. Of a group that fails each item is tried alone, so that one bad
 * item does not fail its neighbours.
 */
export function gather<Item, Outcome>(
  store: (items: Item[]) => Promise<Outcome[]>,
  weigh: (item: Item) => number,
  limits: GatherLimits = { items: 500, weight: 8_000_000 },
): Gatherer<Item, Outcome> {
  let waiting: Waiting<Item, Outcome>[] = [];
  let storing: Promise<void> | undefined;
  let isDraining = false;

  async function storeAll() {
    while (waiting.length > 0) {
      const size = groupSize(waiting, weigh, limits);
      const group = waiting.slice(0, size);
      waiting = waiting.slice(size);
      await storeGroup(store, group);
    }
    storing = undefined;
  }

  return {
    add(item) {
      if (isDraining) return Promise.reject(new Draining());
      const { promise, resolve, reject } = Promise.withResolvers<Outcome>();
      waiting.push({ item, resolve, reject });
      storing ??= storeAll();
      return promise;
    },
    async drain() {
      isDraining = true;
      await storing;
    },
  };
}

function groupSize<Item, Outcome>(
  waiting: Waiting<Item, Outcome>[],
  weigh: (item: Item) => number,
  limits: GatherLimits,
): number {
  let weight = 0;
  const excess = waiting.findIndex(({ item }, index) => {
    weight += weigh(item);
    return index >= limits.items || (index > 0 && weight > limits.weight);
  });
  return excess === -1 ? waiting.length : excess;
}

async function storeGroup<Item, Outcome>(
  store: (items: Item[]) => Promise<Outcome[]>,
  group: Waiting<Item, Outcome>[],
): Promise<void> {
  try {
    const outcomes = await store(group.map(({ item }) => item));
    for (const [index, { resolve }] of group.entries())
      resolve(outcomes[index] as Outcome);
  } catch (error) {
    if (group.length === 1) group[0]?.reject(error);
    else await storeEachAlone(store, group);
  }
}

async function storeEachAlone<Item, Outcome>(
  store: (items: Item[]) => Promise<Outcome[]>,
  group: Waiting<Item, Outcome>[],
): Promise<void> {
  let failures = 0;
  let lastError: unknown;
  for (const { item, resolve, reject } of group) {
    if (failures === failuresInARow) {
      reject(lastError);
      continue;
    }
    try {
      const [outcome] = await store([item]);
      resolve(outcome as Outcome);
      failures = 0;
    } catch (error) {
      reject(error);
      lastError = error;
      failures++;
    }
  }
}
