import type { Database, PartnerEnrollmentModel } from "@throughline/prisma";

/** A request that waits for its turn at a partner. */
export type WaitingRequest = Pick<
  PartnerEnrollmentModel,
  "id" | "attempt" | "desiredState" | "externalId" | "syncedAt"
>;

/** The requests whose time has come at a partner, those that wait longest first. */
export function listWaiting(
  db: Pick<Database, "partnerEnrollment">,
  { partnerId, limit }: { partnerId: string; limit: number },
  now: Date,
): Promise<WaitingRequest[]> {
  return db.partnerEnrollment.findMany({
    where: { partnerId, retryAt: { lte: now } },
    orderBy: [{ retryAt: "asc" }, { requestedAt: "asc" }, { id: "asc" }],
    take: limit,
    select: {
      id: true,
      attempt: true,
      desiredState: true,
      externalId: true,
      syncedAt: true,
    },
  });
}

/** How many calls a request takes: one that may have reached the partner before is looked up first. */
export const callsOf = ({
  desiredState,
  externalId,
  syncedAt,
}: Pick<
  WaitingRequest,
  "desiredState" | "externalId" | "syncedAt"
>): number => {
  const isLookedUp =
    desiredState === "ENROLLED" ? syncedAt !== null : externalId === null;
  return isLookedUp ? 2 : 1;
};
