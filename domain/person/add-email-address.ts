import { recordEvent } from "../event/record.ts";
import { notFound, refused, type Refusal } from "../outcome.ts";
import type { Tx } from "../transaction.ts";

/** How it is known that an address is the person's; an unverified one matches nothing by itself. */
export type AddressProof = "none" | "staff" | "partner";

/**
 * Adds another address by which a person is known, such as the one used at a partner. One address is one human's: an address
 * of somebody else is refused, for then the two are to be merged. Repeating it changes nothing, but that it may become verified.
 */
export async function addEmailAddress(
  tx: Tx,
  {
    personId,
    address,
    proof,
    reason,
  }: {
    personId: string;
    /** Normalised (`emailSchema`). */
    address: string;
    proof: AddressProof;
    reason: string;
  },
  now: Date,
): Promise<
  { kind: "added" | "verified" | "unchanged"; personId: string } | Refusal
> {
  await tx.db
    .$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended(${address}, 1))::text`;
  if (!(await tx.db.person.findUnique({ where: { id: personId } })))
    return notFound("personId", "person");
  const known = await tx.db.emailAddress.findUnique({ where: { address } });
  if (known && known.personId !== personId)
    return refused(
      "address",
      `${address} belongs to another person. If the two are one human, merge them.`,
    );
  if (known) return verify(tx, known, { proof, reason }, now);

  const primary = await tx.db.emailAddress.count({
    where: { personId, isPrimary: true },
  });
  await tx.db.emailAddress.create({
    data: {
      personId,
      address,
      isPrimary: primary === 0,
      verifiedAt: proof === "none" ? null : now,
    },
  });
  recordEvent(tx, {
    type: "person.aliasAdded",
    occurredAt: now,
    personId,
    reason,
    payload: { address, proof },
  });
  return { kind: "added", personId };
}

async function verify(
  tx: Tx,
  known: {
    id: string;
    personId: string;
    address: string;
    verifiedAt: Date | null;
  },
  { proof, reason }: { proof: AddressProof; reason: string },
  now: Date,
): Promise<{ kind: "verified" | "unchanged"; personId: string }> {
  const { id, personId, address, verifiedAt } = known;
  if (verifiedAt || proof === "none") return { kind: "unchanged", personId };
  await tx.db.emailAddress.update({ where: { id }, data: { verifiedAt: now } });
  recordEvent(tx, {
    type: "person.aliasVerified",
    occurredAt: now,
    personId,
    reason,
    payload: { address, proof },
  });
  return { kind: "verified", personId };
}
