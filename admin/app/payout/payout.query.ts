import { graphql, type ResultOf } from "@throughline/web/graphql";

const PayeeRow = graphql(`
  fragment PayeeRow on PayoutAccount @_unmask {
    id
    payeeName
    state
    createdAt
    lastError
    requirements {
      field
    }
  }
`);

export type Payee = ResultOf<typeof PayeeRow>;

/** All payees, and what is needed to make somebody one. */
export const PayeesQuery = graphql(
  `
    query Payees($first: Int, $after: String, $last: Int, $before: String) {
      payoutAccounts(
        first: $first
        after: $after
        last: $last
        before: $before
      ) {
        totalCount
        edges {
          node {
            ...PayeeRow
          }
        }
        pageInfo {
          hasNextPage
          hasPreviousPage
          startCursor
          endCursor
        }
      }
      partners {
        id
        name
        contactEmail
        payoutAccount {
          id
        }
      }
      instructors {
        id
        name
        payoutAccount {
          id
        }
      }
      courses(first: 100) {
        edges {
          node {
            id
            code
            title
            payoutShares {
              id
            }
          }
        }
      }
    }
  `,
  [PayeeRow],
);

const TransferRow = graphql(`
  fragment TransferRow on Transfer @_unmask {
    id
    state
    amount
    currency
    toReverse
    reversed
    createdAt
    sentAt
    lastError
    order {
      number
    }
  }
`);

export type TransferLine = ResultOf<typeof TransferRow>;

export const PayeeQuery = graphql(
  `
    query Payee(
      $id: ID!
      $month: String!
      $first: Int
      $after: String
      $last: Int
      $before: String
    ) {
      payoutAccount(id: $id) {
        id
        payeeName
        state
        lastError
        email
        country
        stripeAccountId
        observedAt
        requirements {
          field
          label
          reason
          deadline
          urgency
          awaitsStripe
        }
        shares {
          id
          basisPoints
          amount
          currency
          course {
            code
            title
          }
          courseStep {
            label
          }
        }
        statement(month: $month) {
          currency
          owedBefore
          sales
          refunds
          sent
          takenBack
          owedAfter
        }
        transfers(first: $first, after: $after, last: $last, before: $before) {
          totalCount
          edges {
            node {
              ...TransferRow
            }
          }
          pageInfo {
            hasNextPage
            hasPreviousPage
            startCursor
            endCursor
          }
        }
      }
    }
  `,
  [TransferRow],
);

export type PayeeDetail = NonNullable<
  ResultOf<typeof PayeeQuery>["payoutAccount"]
>;

export const EntriesQuery = graphql(`
  query PayoutEntries($id: ID!, $month: String!) {
    payoutAccount(id: $id) {
      payeeName
      entries(month: $month) {
        at
        kind
        amount
        currency
        orderNumber
      }
    }
  }
`);

/** The shares of a course, and who and what can have one. */
export const SharesQuery = graphql(`
  query SharesOfCourse($code: String!) {
    course(code: $code) {
      id
      code
      title
      steps {
        id
        label
        title
      }
      product {
        price {
          currency
          unitAmount
        }
      }
      payoutShares {
        id
        basisPoints
        amount
        currency
        courseStep {
          id
          label
          title
        }
        payoutAccount {
          id
          payeeName
          state
        }
      }
    }
    payoutAccounts(first: 100) {
      edges {
        node {
          id
          payeeName
          state
        }
      }
    }
  }
`);

export type SharesOfCourse = ResultOf<typeof SharesQuery>;
