import { recordEvent } from "../event/record.ts";
import { planSend } from "../message/plan-send.ts";
import { notFound, refused, type Refusal } from "../outcome.ts";
import { issueInvitationToken } from "../person/issue-invitation-token.ts";
import { fullName } from "../person/person.rules.ts";
import { updatePerson } from "../person/update-person.ts";
import type { Tx } from "../transaction.ts";
import { faultOfClaim } from "./claim.rules.ts";
import { deliverOrder } from "./deliver-order.ts";
import { claimHashOf } from "./issue-claim.ts";
import { lockOrder, type LockedOrder } from "./lock-order.ts";
import { recordOrderEvent } from "./order.events.ts";
import { needsName, readClaimFacts } from "./read-offered-order.ts";

export interface ClaimInput {
  /** The word in the mailed link. */
  token: string;
  /** Who is signed in, if anybody. */
  personId: string | null;
  /** A word that sets the first password where the buyer has no login yet. */
  welcomeToken: string;
  /** What the buyer is called; asked of one who is known by their address alone. */
  names?: { givenName: string; familyName: string } | null;
}

export type ClaimOutcome =
  | { kind: "claimed" | "unchanged"; orderId: string }
  /** A login was made; its first password is set with the welcome token. */
  | { kind: "welcomed"; orderId: string; personId: string }
  | Refusal;

const welcomeDays = 1;

/**
 * Makes a guest's purchase the own of whoever opened the mailed link: of the person who is signed in, or of the buyer, who gets a
 * login. The link is used once; nobody's purchase ever goes to another person's login.
 */
export async function claimOrder(
  tx: Tx,
  { token, personId, welcomeToken, names = null }: ClaimInput,
  now: Date,
): Promise<ClaimOutcome> {
  const order = await lockClaimed(tx, token);
  if (!order) return notFound("token", "link");
  if (order.claimedAt !== null && personId && order.personId === personId)
    return { kind: "unchanged", orderId: order.id };
  const fault = faultOfClaim(await readClaimFacts(tx, order), personId, now);
  if (fault) return refused("token", fault);
  return order.personId === null
    ? claimHeld(tx, order, personId, now)
    : claimMade(
        tx,
        order,
        order.personId,
        { personId, welcomeToken, names },
        now,
      );
}

async function lockClaimed(tx: Tx, token: string): Promise<LockedOrder | null> {
  const claimHash = claimHashOf(token);
  const found = await tx.db.order.findUnique({
    where: { claimHash },
    select: { id: true },
  });
  const order = found && (await lockOrder(tx, found.id));
  return order?.claimHash === claimHash ? order : null;
}

/** It waited, because the address belongs to somebody with a login: whoever is signed in and holds the link takes it. */
async function claimHeld(
  tx: Tx,
  order: LockedOrder,
  personId: string | null,
  now: Date,
): Promise<ClaimOutcome> {
  if (personId === null)
    return refused("token", "Sign in to add the purchase to your account.");
  await settle(tx, order, personId, now);
  const delivered = await deliverOrder(
    tx,
    { ...order, personId },
    personId,
    now,
  );
  if (delivered.kind === "hindered") return refused("token", delivered.reason);
  if (delivered.kind === "spare")
    await tellOfSpare(tx, order.id, personId, now);
  return { kind: "claimed", orderId: order.id };
}

/** It was given to the buyer, who had no login when it was paid. */
async function claimMade(
  tx: Tx,
  order: LockedOrder,
  buyerId: string,
  { personId, welcomeToken, names }: Omit<ClaimInput, "token">,
  now: Date,
): Promise<ClaimOutcome> {
  const orderId = order.id;
  if (personId === null && (await needsName(tx, order))) {
    if (!names) return refused("givenName", "Please say what you are called.");
    await updatePerson(tx, { personId: buyerId, changes: names }, now);
  }
  await settle(tx, order, buyerId, now);
  await verifyAddress(tx, order.email, buyerId, now);
  if (personId !== null) return { kind: "claimed", orderId };
  const person = await tx.db.person.findUniqueOrThrow({
    where: { id: buyerId },
    include: { emails: { where: { isPrimary: true } } },
  });
  const email = person.emails[0]?.address ?? order.email ?? "";
  await tx.db.user.create({
    data: { personId: buyerId, email, name: fullName(person) },
  });
  await issueInvitationToken(
    tx,
    { personId: buyerId, token: welcomeToken, validDays: welcomeDays },
    now,
  );
  return { kind: "welcomed", orderId, personId: buyerId };
}

async function settle(
  tx: Tx,
  order: LockedOrder,
  personId: string,
  now: Date,
): Promise<void> {
  await tx.db.order.update({
    where: { id: order.id },
    data: { personId, claimedAt: now },
  });
  recordOrderEvent(tx, "order.claimed", { ...order, personId }, now);
}

/** Of what was given when it was paid, the receipt says so. */
const tellOfSpare = (tx: Tx, orderId: string, personId: string, now: Date) =>
  planSend(
    tx,
    {
      personId,
      purpose: "placeSpare",
      occurrence: orderId,
      payload: { orderId },
    },
    now,
  );

/** The mailed link came back: the address is the buyer's. */
async function verifyAddress(
  tx: Tx,
  address: string | null,
  personId: string,
  now: Date,
): Promise<void> {
  if (address === null) return;
  const { count } = await tx.db.emailAddress.updateMany({
    where: { address, personId, verifiedAt: null },
    data: { verifiedAt: now },
  });
  if (count > 0)
    recordEvent(tx, {
      type: "person.aliasVerified",
      occurredAt: now,
      personId,
      payload: { address, proof: "mail" },
    });
}
