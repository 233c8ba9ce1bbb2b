import { graphql, type ResultOf } from "@throughline/web/graphql";
import { query } from "@throughline/web/request.server";
import { requireViewer } from "@throughline/web/door/viewer.server";
import { OwnWaitFragment } from "./own-booking.ts";

const ComingQuery = graphql(
  `
    query ComingBookings($personId: ID!) {
      bookings(first: 5, personId: $personId, states: [BOOKED], when: COMING) {
        edges {
          node {
            id
            attendance
            session {
              id
              title
              startsAt
              minutes
              timeZone
              state
            }
            enrollmentStep {
              id
              label
              title
            }
          }
        }
      }
      waits(first: 20, personId: $personId, states: [OFFERED]) {
        edges {
          node {
            ...OwnWait
          }
        }
      }
    }
  `,
  [OwnWaitFragment],
);

export type ComingBooking = ResultOf<
  typeof ComingQuery
>["bookings"]["edges"][number]["node"];

/** What the student is booked for next, and the seats that are kept for an answer. */
export async function loadComing(request: Request) {
  const viewer = await requireViewer(request);
  const { bookings, waits } = await query(request, ComingQuery, {
    personId: viewer.person.id,
  });
  return {
    coming: bookings.edges
      .map(({ node }) => node)
      .filter(({ attendance }) => attendance === null),
    offered: waits.edges.map(({ node }) => node),
  };
}
