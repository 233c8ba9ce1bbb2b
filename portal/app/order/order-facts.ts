import { graphql, type ResultOf } from "@throughline/web/graphql";

/** A purchase in a list. */
export const OrderInShortFragment = graphql(`
  fragment OrderInShort on Order @_unmask {
    number
    state
    quantity
    isForOthers
    currency
    unitAmount
    total
    refunded
    createdAt
    paidAt
    product {
      id
      name
      kind
    }
  }
`);

/** A purchase with its receipt. */
export const OrderInFullFragment = graphql(
  `
    fragment OrderInFull on Order @_unmask {
      ...OrderInShort
      discount
      tax
      email
      checkoutUrl
      enrollment {
        id
      }
      person {
        id
        name
      }
      payments {
        id
        state
        amount
        currency
        failureReason
        receiptUrl
        createdAt
        settledAt
      }
      refunds {
        id
        state
        amount
        reason
        createdAt
      }
    }
  `,
  [OrderInShortFragment],
);

export type OrderInShort = ResultOf<typeof OrderInShortFragment>;
export type OrderInFull = ResultOf<typeof OrderInFullFragment>;
