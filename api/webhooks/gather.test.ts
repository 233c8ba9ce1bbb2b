import { describe, expect, test } from "vitest";
import { Draining, gather } from "./gather.ts";

/** A store that is slow enough for others to arrive, and refuses the item `poison`. */
function slowStore() {
  const groups: string[][] = [];
  return {
    groups,
    store: async (items: string[]) => {
      groups.push(items);
      await new Promise((resolve) => setTimeout(resolve, 5));
      if (items.includes("poison")) throw new Error("refused");
      return items.map((item) => `stored ${item}`);
    },
  };
}
const weigh = (item: string) => item.length;

describe("gathering", () => {
  test("stores at once when it is quiet, then together what came meanwhile", async () => {
    const { groups, store } = slowStore();
    const inbox = gather(store, weigh);
    const outcomes = await Promise.all(["a", "b", "c"].map(inbox.add));
    expect(groups).toEqual([["a"], ["b", "c"]]);
    expect(outcomes).toEqual(["stored a", "stored b", "stored c"]);
  });

  test("one bad item fails alone", async () => {
    const { groups, store } = slowStore();
    const inbox = gather(store, weigh);
    const items = ["first", "b", "poison", "d"];
    const outcomes = await Promise.allSettled(items.map(inbox.add));
    expect(outcomes.map(({ status }) => status)).toEqual([
      "fulfilled",
      "fulfilled",
      "rejected",
      "fulfilled",
    ]);
    expect(groups.slice(2)).toEqual([["b"], ["poison"], ["d"]]);
  });

  test("a store that refuses everything is not asked again for each of a large group", async () => {
    let asked = 0;
    const inbox = gather(() => {
      asked++;
      return Promise.reject(new Error("down"));
    }, weigh);
    const items = Array.from({ length: 101 }, String);
    const outcomes = await Promise.allSettled(items.map(inbox.add));
    expect(outcomes.every(({ status }) => status === "rejected")).toBe(true);
    expect(asked).toBe(7);
  });

  test("groups keep to their limits, in the order of arrival", async () => {
    const { groups, store } = slowStore();
    const inbox = gather(store, weigh, { items: 2, weight: 5 });
    const items = ["1", "2", "3", "4", "heavy!", "5"];
    await Promise.all(items.map(inbox.add));
    expect(groups).toEqual([["1"], ["2", "3"], ["4"], ["heavy!"], ["5"]]);
  });

  test("draining answers what was taken and takes nothing more", async () => {
    const { store } = slowStore();
    const inbox = gather(store, weigh);
    const taken = [inbox.add("a"), inbox.add("b")];
    const drained = inbox.drain();
    await expect(inbox.add("late")).rejects.toBeInstanceOf(Draining);
    await drained;
    expect(await Promise.all(taken)).toEqual(["stored a", "stored b"]);
  });
});
