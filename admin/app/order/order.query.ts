import { graphql, type ResultOf } from "@throughline/web/graphql";
import { EventFields } from "../enrollment/event.fields.ts";

/** Everything that the page of one order shows. */
export const OrderQuery = graphql(
  `
    query Order($number: Int!) {
      order(number: $number) {
        id
        number
        state
        quantity
        isForOthers
        currency
        unitAmount
        total
        discount
        tax
        refunded
        email
        createdAt
        paidAt
        expiresAt
        isClaimed
        isDisputed
        beganEnrollment
        checkoutSessionId
        product {
          id
          name
          kind
        }
        person {
          id
          name
          email
        }
        enrollment {
          id
          state
          course {
            title
          }
        }
        payments {
          id
          state
          amount
          refunded
          leftToRefund
          failureReason
          receiptUrl
          createdAt
          paymentIntentId
        }
        refunds {
          id
          paymentId
          state
          amount
          reason
          decidedByName
          revokedAt
          lastError
          createdAt
        }
        inquiries {
          id
          amount
          reason
          openedAt
          dueAt
          closedAt
        }
        disputes {
          id
          state
          amount
          reason
          suspendedCount
          openedAt
          dueAt
          closedAt
        }
        transfers {
          id
          state
          amount
          reversed
          lastError
          payoutAccount {
            payeeName
          }
        }
        refundProposal {
          leftToRefund
          refundFault
          rights {
            entitlementId
            kind
            stepLabel
            granted
            used
            booked
            waiting
            free
            takenBack
          }
          bookings {
            id
            entitlementId
            title
            startsAt
            timeZone
          }
          enrollment {
            steps
            stepsDone
            canEnd
          }
          openSeats
          invitedSeats
          claimedSeats
          canEndLicense
        }
        events {
          ...EventFields
        }
      }
    }
  `,
  [EventFields],
);

export type OrderDetail = NonNullable<ResultOf<typeof OrderQuery>["order"]>;
export type Proposal = NonNullable<OrderDetail["refundProposal"]>;
