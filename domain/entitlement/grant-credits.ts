import type { ComponentKind } from "@throughline/prisma";
import type { Tx } from "../transaction.ts";
import { grant } from "./grant.ts";

export interface CreditsInput {
  personId: string;
  /** The course with which they came; its policy holds for what they book. */
  enrollmentId?: string;
  orderId?: string;
  seatId?: string;
  /** What was bought, as the product bundles it; course access is left out. */
  components: readonly {
    kind: ComponentKind;
    units: number;
    validDays: number | null;
  }[];
  /** How often the bundle was bought; once unless told otherwise. */
  quantity?: number;
  /** Names the occasion where neither an order nor a seat does. */
  occasion?: string;
}

/**
 * Grants the credits of a bundle, each kind once per order or seat (`order:<id>:<kind>`, `seat:<id>:<kind>`). They hold for their
 * `validDays` from now on. A repeat grants nothing. Throws where there is neither order, seat nor occasion.
 */
export async function grantCredits(
  tx: Tx,
  {
    components,
    quantity = 1,
    orderId,
    seatId,
    occasion,
    ...whose
  }: CreditsInput,
  now: Date,
): Promise<{ kind: "granted" | "unchanged"; entitlementIds: string[] }> {
  const source = seatId
    ? `seat:${seatId}`
    : orderId
      ? `order:${orderId}`
      : occasion;
  if (!source) throw new Error("nothing says for what credits are granted");
  const rights = await grant(
    tx,
    components.flatMap(({ kind, units, validDays }) =>
      kind === "COURSE_ACCESS"
        ? []
        : {
            ...whose,
            kind,
            orderId,
            seatId,
            grantKey: `${source}:${kind}`,
            expiresAt:
              validDays === null
                ? null
                : new Date(now.getTime() + validDays * dayMs),
            units: units * quantity,
            cause: causeOf[kind],
          },
    ),
    now,
  );
  return {
    kind: rights.some(({ isNew }) => isNew) ? "granted" : "unchanged",
    entitlementIds: rights.map(({ id }) => id),
  };
}

const dayMs = 86_400_000;

const causeOf = {
  PRIVATE_CREDIT: "Private sessions that you bought.",
  GROUP_CREDIT: "Extra group classes that you bought.",
} as const;
