/** Minutes since midnight, the end left out. */
export interface Stretch {
  start: number;
  end: number;
}

/** Where something stands among what happens at the same time: lane number `lane` of `lanes`, from 0. */
export interface Lane {
  lane: number;
  lanes: number;
}

/** Puts what overlaps side by side: each into the first lane that is free; what hangs together has equally many lanes. */
export function layOut<Item extends Stretch>(
  items: readonly Item[],
): (Item & Lane)[] {
  const groups: (Item & { lane: number })[][] = [];
  let groupEnds = -1;
  for (const item of items.toSorted((a, b) => a.start - b.start)) {
    if (item.start >= groupEnds) groups.push([]);
    const group = groups.at(-1) ?? [];
    group.push({ ...item, lane: firstFree(group, item.start) });
    groupEnds = Math.max(groupEnds, item.end);
  }
  return groups.flatMap((group) => {
    const lanes = Math.max(...group.map(({ lane }) => lane)) + 1;
    return group.map((item) => ({ ...item, lanes }));
  });
}

function firstFree(
  group: readonly { lane: number; end: number }[],
  start: number,
): number {
  const taken = new Set(
    group.filter(({ end }) => end > start).map(({ lane }) => lane),
  );
  let lane = 0;
  while (taken.has(lane)) lane += 1;
  return lane;
}
