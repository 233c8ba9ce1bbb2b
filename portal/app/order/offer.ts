import { graphql, type ResultOf } from "@throughline/web/graphql";

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

/** True of what can be bought now. */
export const isOnSale = ({
  state,
  price,
}: Pick<Offer, "state" | "price">): boolean =>
  state === "PUBLISHED" && price !== null;
