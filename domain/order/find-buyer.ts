import { findOrCreatePerson } from "../person/find-or-create-person.ts";
import type { Tx } from "../transaction.ts";
import type { CheckoutFacts } from "./checkout.rules.ts";
import { namesFrom } from "./names.rules.ts";

export type Buyer =
  | {
      kind: "found";
      personId: string;
      /** It is not theirs before they claim it: a guest typed the address of somebody who has a login. */
      mustClaim: boolean;
    }
  | { kind: "unnamed" };

/**
 * Whose purchase it is: whoever was signed in, or else whoever has the address that Stripe says, who is made where there is
 * nobody. Nobody's login gets a guest's purchase without the link that is mailed.
 */
export async function findBuyer(
  tx: Tx,
  { personId }: { personId: string | null },
  { email, name }: Pick<CheckoutFacts, "email" | "name">,
  now: Date,
): Promise<Buyer> {
  if (personId) return { kind: "found", personId, mustClaim: false };
  if (!email) return { kind: "unnamed" };
  const found = await findOrCreatePerson(
    tx,
    { email, ...namesFrom(name, email) },
    now,
  );
  const login = await tx.db.user.findUnique({
    where: { personId: found.personId },
    select: { id: true },
  });
  return { kind: "found", personId: found.personId, mustClaim: login !== null };
}
