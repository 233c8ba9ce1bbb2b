import type { EntitlementModel, Prisma } from "@throughline/prisma";
import { uniqueWord, type Random } from "./random.ts";
import type { Writer } from "./writer.ts";

export interface EntitlementOverrides extends Partial<
  Omit<
    Prisma.EntitlementUncheckedCreateInput,
    "entries" | "available" | "held" | "personId"
  >
> {
  personId: string;
  /** How many units are granted; one unless told otherwise. */
  units?: number;
}

/**
 * The right to units of a kind, granted by a line in its ledger: a private credit, or a step's booking where
 * `enrollmentStepId` is given.
 */
export async function makeEntitlement(
  db: Writer,
  { units = 1, ...overrides }: EntitlementOverrides,
  random: Random = Math.random,
): Promise<EntitlementModel> {
  const grantKey = overrides.grantKey ?? `made:${uniqueWord(random)}`;
  const { id } = await db.entitlement.create({
    data: {
      kind: overrides.enrollmentStepId ? "STEP_BOOKING" : "PRIVATE_CREDIT",
      ...overrides,
      grantKey,
      entries: {
        create: {
          kind: "GRANT",
          available: units,
          held: 0,
          cause: "Granted for a test or a demonstration.",
          key: `grant:${grantKey}`,
          at: overrides.createdAt ?? new Date(),
        },
      },
    },
  });
  return db.entitlement.findUniqueOrThrow({ where: { id } });
}
