import { requireViewer } from "@throughline/web/door/viewer.server";
import { graphql, type ResultOf } from "@throughline/web/graphql";
import { query } from "@throughline/web/request.server";
import {
  CalledOffFragment,
  OwnBookingFragment,
  OwnClassFragment,
  OwnWaitFragment,
} from "../booking/own-booking.ts";
import { isOnSale, OfferFragment } from "@throughline/web/offer/offer";

const DAY_MS = 86_400_000;
/** How far ahead classes for credits are shown. */
const DAYS_AHEAD = 60;

const CreditsQuery = graphql(
  `
    query OwnCredits($personId: ID!, $from: DateTime!, $until: DateTime!) {
      entitlements(
        first: 100
        personId: $personId
        kinds: [PRIVATE_CREDIT, GROUP_CREDIT]
      ) {
        edges {
          node {
            id
            kind
            available
            held
            expiresAt
            stoppedBy
            enrollment {
              course {
                title
              }
            }
            order {
              number
            }
            entries {
              kind
              available
              held
              balance
              cause
              at
            }
          }
        }
      }
      kept: bookings(first: 100, personId: $personId, states: [HELD]) {
        edges {
          node {
            entitlement {
              id
            }
          }
        }
      }
      bookings(first: 50, personId: $personId, states: [BOOKED], when: COMING) {
        edges {
          node {
            ...OwnBooking
          }
        }
      }
      waits(first: 50, personId: $personId, states: [WAITING, OFFERED]) {
        edges {
          node {
            ...OwnWait
          }
        }
      }
      ended: bookings(
        first: 20
        personId: $personId
        states: [CANCELED]
        when: COMING
      ) {
        edges {
          node {
            endedBy
            enrollmentStep {
              id
            }
            ...CalledOff
          }
        }
      }
      endedWaits: waits(last: 20, personId: $personId, states: [EXPIRED]) {
        edges {
          node {
            ...OwnWait
          }
        }
      }
      classes(from: $from, until: $until) {
        ...OwnClass
        steps {
          id
          course {
            id
          }
        }
        myBooking {
          id
        }
      }
      products(kind: CREDITS) {
        ...Offer
      }
      sellsOnline
      me {
        person {
          enrollments {
            id
            state
            course {
              id
            }
            steps {
              id
              state
              courseStep {
                id
              }
            }
          }
        }
      }
    }
  `,
  [
    OwnBookingFragment,
    OwnWaitFragment,
    OwnClassFragment,
    CalledOffFragment,
    OfferFragment,
  ],
);

type Answer = ResultOf<typeof CreditsQuery>;
export type OwnCredit = Answer["entitlements"]["edges"][number]["node"] & {
  /** How many of those held are held for a seat that is only offered yet. */
  offered: number;
};

/** The student's credits line by line, what is booked with them, and the classes that they can be spent on. */
export async function loadCredits(request: Request, now: Date) {
  const viewer = await requireViewer(request);
  const answer = await query(request, CreditsQuery, {
    personId: viewer.person.id,
    from: now.toISOString(),
    until: new Date(now.getTime() + DAYS_AHEAD * DAY_MS).toISOString(),
  });
  const nodes = <Node>({ edges }: { edges: { node: Node }[] }) =>
    edges.map(({ node }) => node);
  const withCredit = <Own extends { enrollmentStep: unknown }>(own: Own) =>
    own.enrollmentStep === null;
  const kept = nodes(answer.kept);
  const credits = nodes(answer.entitlements).map((credit): OwnCredit => {
    const { length: offered } = kept.filter(
      ({ entitlement }) => entitlement.id === credit.id,
    );
    return { ...credit, offered };
  });
  const sumOf = (some: OwnCredit[]) =>
    some.reduce((sum, { available }) => sum + available, 0);
  const left = (kind: OwnCredit["kind"]) =>
    sumOf(
      credits.filter((credit) => credit.kind === kind && !credit.stoppedBy),
    );
  const own = readOwnCourses(answer);
  return {
    credits,
    left: {
      PRIVATE: left("PRIVATE_CREDIT"),
      GROUP: left("GROUP_CREDIT"),
    },
    /** How many are there and book nothing for now. */
    stopped: sumOf(credits.filter(({ stoppedBy }) => stoppedBy)),
    bookings: nodes(answer.bookings).filter(withCredit),
    waits: nodes(answer.waits).filter(withCredit),
    calledOff: nodes(answer.ended).filter(
      (booking) =>
        booking.endedBy === "CLASS" &&
        withCredit(booking) &&
        new Date(booking.session.startsAt) > now,
    ),
    endedWaits: nodes(answer.endedWaits).filter(
      (wait) => withCredit(wait) && new Date(wait.session.startsAt) > now,
    ),
    // Of a foreign course nothing is booked with credits, and what a step's own right pays for needs none.
    classes: answer.classes.filter(
      ({ steps, myBooking }) =>
        myBooking === null &&
        (steps.length === 0 ||
          steps.some(({ course }) => own.courses.has(course.id))) &&
        !steps.some(({ id }) => own.openSteps.has(id)),
    ),
    offers: answer.sellsOnline ? answer.products.filter(isOnSale) : [],
  };
}

function readOwnCourses({ me }: Answer) {
  const taken = (me?.person.enrollments ?? []).filter(({ state }) =>
    ["ACTIVE", "COMPLETED"].includes(state),
  );
  const open = taken
    .flatMap(({ steps }) => steps)
    .filter(({ state }) => state === "PENDING" || state === "IN_PROGRESS");
  return {
    courses: new Set(taken.map(({ course }) => course.id)),
    openSteps: new Set(open.map(({ courseStep }) => courseStep.id)),
  };
}
