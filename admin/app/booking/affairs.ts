import type { ResultOf } from "@throughline/web/graphql";
import type {
  Affairs,
  BookingDetail,
  EnrollmentAffairs,
  RightDetail,
} from "./affairs.fields.ts";

/** What an enrollment's page tells: each booking once, whether its step or one of the credits led to it. */
export function affairsOfEnrollment({
  entitlements: rights,
  classSteps,
}: ResultOf<typeof EnrollmentAffairs>): Affairs {
  return {
    rights,
    bookings: latestFirst([
      ...classSteps.flatMap(({ bookings }) => bookings),
      ...rights.flatMap(({ bookings }) => bookings),
    ]),
    waits: classSteps.flatMap(({ waits, endedWaits }) => [
      ...waits,
      ...endedWaits,
    ]),
  };
}

/** What a person's page tells: the rights that belong to no enrollment. */
export function affairsOfPerson(all: RightDetail[]): Affairs {
  const rights = all.filter(({ enrollment }) => enrollment === null);
  return {
    rights,
    bookings: latestFirst(rights.flatMap(({ bookings }) => bookings)),
    waits: [],
  };
}

function latestFirst(bookings: BookingDetail[]): BookingDetail[] {
  const each = new Map(bookings.map((booking) => [booking.id, booking]));
  return [...each.values()].toSorted((one, other) =>
    other.session.startsAt.localeCompare(one.session.startsAt),
  );
}
