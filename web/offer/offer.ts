import { graphql, type ResultOf } from "../graphql.ts";

export const OfferFragment = graphql(`
  fragment Offer on Product @_unmask {
    id
    kind
    state
    name
    description
    components {
      kind
      units
      validDays
    }
    course {
      code
      title
    }
    price {
      currency
      unitAmount
      interval
      trialDays
    }
  }
`);

/** What is sold, and what it costs now. */
export type Offer = ResultOf<typeof OfferFragment>;

/** True of what can be bought now: it has a price then. */
export function isOnSale<T extends Pick<Offer, "state" | "price">>(
  offer: T,
): offer is T & { price: NonNullable<T["price"]> } {
  return offer.state === "PUBLISHED" && offer.price !== null;
}
