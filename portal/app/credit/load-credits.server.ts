import { requireViewer } from "@throughline/web/door/viewer.server";
import { graphql, type ResultOf } from "@throughline/web/graphql";
import { query } from "@throughline/web/request.server";
import {
  BookingWindowFragment,
  CalledOffFragment,
  OwnBookingFragment,
  OwnClassFragment,
  OwnWaitFragment,
} from "../booking/own-booking.ts";
import { countUsable, UsableCreditFragment } from "./count-usable.ts";
import { isOnSale, OfferFragment } from "@throughline/web/offer/offer";

const DAY_MS = 86_400_000;
/** How far ahead classes for credits are shown. */
const DAYS_AHEAD = 60;
/** So many of them are shown. */
const CLASSES_SHOWN = 500;

const CreditsQuery = graphql(
  `
    query OwnCredits(
      $personId: ID!
      $from: DateTime!
      $until: DateTime!
      $classesAsked: Int!
    ) {
      entitlements(
        first: 100
        personId: $personId
        kinds: [PRIVATE_CREDIT, GROUP_CREDIT]
      ) {
        edges {
          node {
            id
            ...UsableCredit
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
            creditHasRunOut
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
      classes(
        from: $from
        until: $until
        scope: FOR_CREDITS
        first: $classesAsked
      ) {
        ...OwnClass
        creditWindow {
          ...BookingWindow
        }
      }
      products(kind: CREDITS) {
        ...Offer
      }
      sellsOnline
    }
  `,
  [
    OwnBookingFragment,
    OwnWaitFragment,
    OwnClassFragment,
    BookingWindowFragment,
    CalledOffFragment,
    OfferFragment,
    UsableCreditFragment,
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
    // One more than is shown tells whether there are more.
    classesAsked: CLASSES_SHOWN + 1,
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
  const waits = nodes(answer.waits).filter(withCredit);
  const waiting = waits.filter(({ state }) => state === "WAITING");
  const inLine = new Set(waiting.map(({ session }) => session.id));
  return {
    credits,
    left: countUsable(credits),
    /** How many are there and book nothing for now. */
    stopped: credits
      .filter(({ stoppedBy }) => stoppedBy)
      .reduce((sum, { available }) => sum + available, 0),
    bookings: nodes(answer.bookings).filter(withCredit),
    offered: waits.filter(({ state }) => state === "OFFERED"),
    waiting,
    calledOff: nodes(answer.ended).filter(
      (booking) =>
        booking.endedBy === "CLASS" &&
        !booking.creditHasRunOut &&
        withCredit(booking) &&
        new Date(booking.session.startsAt) > now,
    ),
    endedWaits: nodes(answer.endedWaits).filter(
      (wait) => withCredit(wait) && new Date(wait.session.startsAt) > now,
    ),
    classes: answer.classes
      .slice(0, CLASSES_SHOWN)
      .filter(({ id: classId }) => !inLine.has(classId)),
    isCut: answer.classes.length > CLASSES_SHOWN,
    offers: answer.sellsOnline ? answer.products.filter(isOnSale) : [],
  };
}
