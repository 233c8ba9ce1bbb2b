import { data } from "@remix-run/node";
import { graphql, type ResultOf } from "@throughline/web/graphql";
import { query } from "@throughline/web/request.server";
import {
  OwnBookingFragment,
  OwnClassFragment,
  OwnWaitFragment,
} from "../booking/own-booking.ts";
import { requireViewer } from "@throughline/web/door/viewer.server";

/** What is shown of a step's history; older things are left out. */
const EVENTS_AT_MOST = 50;

const OwnStepQuery = graphql(
  `
    query OwnStepById($id: ID!, $events: Int!) {
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
        waits {
          ...OwnWait
        }
        right {
          available
          held
        }
        courseStep {
          id
          classes(first: 100) {
            ...OwnClass
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
  [OwnBookingFragment, OwnWaitFragment, OwnClassFragment],
);

export type OwnStepInFull = NonNullable<
  ResultOf<typeof OwnStepQuery>["enrollmentStep"]
>;

/** One of the viewer's own steps with its history. Throws 404 where there is none, 403 where it is somebody else's. */
export async function loadOwnStep(
  request: Request,
  id: string,
): Promise<OwnStepInFull> {
  const viewer = await requireViewer(request);
  const { enrollmentStep } = await query(request, OwnStepQuery, {
    id,
    events: EVENTS_AT_MOST,
  });
  if (!enrollmentStep) throw data(null, { status: 404 });
  if (enrollmentStep.enrollment.person.id !== viewer.person.id)
    throw data(null, { status: 403 });
  return enrollmentStep;
}
