/** What somebody typed for a step: empty where it stays as it was observed. */
export type StepWish = { slug: string; speed: string; capacity: string };

/** A field of the form, named as in the address, whose text makes no sense. */
export type WishProblem = { field: string; kind: "speed" | "capacity" };

/** A change that the api understands. */
export type StepChange = {
  courseStepId: string;
  speed?: number;
  capacity?: number;
};

/** The names of a step's two fields in the form and in the address. */
export const speedField = (slug: string) => `speed-${slug}`;
export const capacityField = (slug: string) => `capacity-${slug}`;

/**
 * Reads from an address what shall be different at each step. Whatever makes no sense is told and left out of the changes, so that the
 * rest can still be shown.
 */
export function readWhatIf(
  search: URLSearchParams,
  steps: readonly { id: string; slug: string }[],
): { wishes: StepWish[]; changes: StepChange[]; problems: WishProblem[] } {
  const read = steps.map(({ id, slug }) => {
    const speed = search.get(speedField(slug))?.trim() ?? "";
    const capacity = search.get(capacityField(slug))?.trim() ?? "";
    return { id, slug, speed, capacity };
  });
  return {
    wishes: read.map(({ slug, speed, capacity }) => ({
      slug,
      speed,
      capacity,
    })),
    changes: read.flatMap(({ id, ...wish }) => {
      const speed = speedOf(wish.speed);
      const capacity = capacityOf(wish.capacity);
      return speed === undefined && capacity === undefined
        ? []
        : [{ courseStepId: id, speed, capacity }];
    }),
    problems: read.flatMap(problemsOf),
  };
}

function problemsOf({ slug, speed, capacity }: StepWish): WishProblem[] {
  const problems: WishProblem[] = [];
  if (speed !== "" && speedOf(speed) === undefined)
    problems.push({ field: speedField(slug), kind: "speed" });
  if (capacity !== "" && capacityOf(capacity) === undefined)
    problems.push({ field: capacityField(slug), kind: "capacity" });
  return problems;
}

/** A decimal comma is as good as a point. */
function speedOf(text: string): number | undefined {
  if (!/^\d{1,3}([.,]\d{1,3})?$/.test(text)) return undefined;
  const speed = Number(text.replace(",", "."));
  return speed >= 0.1 && speed <= 10 ? speed : undefined;
}

function capacityOf(text: string): number | undefined {
  if (!/^\d{1,7}$/.test(text)) return undefined;
  const capacity = Number(text);
  return capacity >= 1 && capacity <= 1_000_000 ? capacity : undefined;
}
