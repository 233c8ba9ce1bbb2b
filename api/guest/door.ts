import type { GuestDoor } from "@throughline/schema/context";
import { countAttempt, type AttemptCounter } from "../auth/attempts.ts";
import { networkOf } from "./network-of.ts";

/** Where guests' attempts are counted, and how many a network has in a minute: as many as to sign in. */
export interface GuestDesk {
  counter: () => Promise<AttemptCounter>;
  max: number;
}

/** What somebody who is not signed in may do how often, by the network that they come from. */
export function guestDoor(
  { counter, max }: GuestDesk,
  clientAddress: string,
  now: () => Date,
): GuestDoor {
  return {
    countCheckout: async () =>
      countAttempt(
        await counter(),
        `checkout ${networkOf(clientAddress)}`,
        max,
        now(),
      ),
  };
}
