import { data } from "@remix-run/node";
import { graphql, type ResultOf } from "@throughline/web/graphql";
import { query } from "@throughline/web/request.server";
import {
  BookingWindowFragment,
  CalledOffFragment,
  OwnBookingFragment,
  OwnClassFragment,
  OwnWaitFragment,
} from "../booking/own-booking.ts";
import { countUsable, UsableCreditFragment } from "../credit/count-usable.ts";
import { requireViewer } from "@throughline/web/door/viewer.server";
import { isOnSale, OfferFragment } from "@throughline/web/offer/offer";

/** What is shown of a step's history; older things are left out. */
const EVENTS_AT_MOST = 50;

const OwnStepQuery = graphql(
  `
    query OwnStepById($id: ID!, $events: Int!, $personId: ID!) {
      entitlements(
        first: 100
        personId: $personId
        kinds: [PRIVATE_CREDIT, GROUP_CREDIT]
      ) {
        edges {
          node {
            ...UsableCredit
          }
        }
      }
      sellsOnline
      products(kind: CREDITS) {
        ...Offer
      }
      enrollmentStep(id: $id) {
        id
        label
        title
        summary
        position
        kind
        required
        expectedDays
        state
        openedAt
        settledAt
        failureReason
        waitingOn
        partnerDownSince
        confirmDays
        usual {
          p25Seconds
          p75Seconds
          samples
        }
        bookingStatus
        wouldSkipAhead
        booking {
          ...OwnBooking
        }
        calledOff {
          ...CalledOff
        }
        waits {
          ...OwnWait
        }
        endedWaits {
          ...OwnWait
        }
        lacksRight
        right {
          available
          held
        }
        courseStep {
          id
          classes(first: 100) {
            ...OwnClass
            stepWindows {
              ...BookingWindow
            }
          }
        }
        report {
          text
          state
          reportedAt
          outcome
          resolvedAt
        }
        access
        partner {
          name
        }
        partnerEnrollment {
          progress
          acceptedAt
          certificateUrl
        }
        enrollment {
          id
          state
          person {
            id
          }
          course {
            id
            title
            sequencing
            cancelHours
            lateCancelForfeits
            offerMinutes
          }
          steps {
            id
            title
            position
            required
            state
          }
        }
        events(first: $events) {
          edges {
            node {
              id
              type
              occurredAt
              reason
              payload
            }
          }
        }
      }
    }
  `,
  [
    OwnBookingFragment,
    CalledOffFragment,
    OwnWaitFragment,
    OwnClassFragment,
    BookingWindowFragment,
    OfferFragment,
    UsableCreditFragment,
  ],
);

type Answer = ResultOf<typeof OwnStepQuery>;

export type OwnStepInFull = NonNullable<Answer["enrollmentStep"]> & {
  /** Credits that can be used now, by the kind of class that they pay for. */
  credits: Record<"PRIVATE" | "GROUP", number>;
  /** Whether credits for that kind of class can be bought now. */
  sellsCredits: Record<"PRIVATE" | "GROUP", boolean>;
};

/** One of the viewer's own steps with its history. Throws 404 where there is none, 403 where it is somebody else's. */
export async function loadOwnStep(
  request: Request,
  id: string,
): Promise<OwnStepInFull> {
  const viewer = await requireViewer(request);
  const answer = await query(request, OwnStepQuery, {
    id,
    events: EVENTS_AT_MOST,
    personId: viewer.person.id,
  });
  const { enrollmentStep, entitlements } = answer;
  if (!enrollmentStep) throw data(null, { status: 404 });
  if (enrollmentStep.enrollment.person.id !== viewer.person.id)
    throw data(null, { status: 403 });
  return {
    ...enrollmentStep,
    credits: countUsable(entitlements.edges.map(({ node }) => node)),
    sellsCredits: whatIsSold(answer),
  };
}

function whatIsSold({ sellsOnline, products }: Answer) {
  const sells = (kind: string) =>
    sellsOnline &&
    products.some(
      (offer) =>
        isOnSale(offer) &&
        offer.components.some((component) => component.kind === kind),
    );
  return { PRIVATE: sells("PRIVATE_CREDIT"), GROUP: sells("GROUP_CREDIT") };
}
