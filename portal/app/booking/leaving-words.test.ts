import { expect, test } from "vitest";
import { leavingWords } from "./leaving-words.ts";

type Booking = Parameters<typeof leavingWords>[0];

const freeUntil = "2026-11-23T10:00:00.000Z";
const startsAt = "2026-11-24T10:00:00.000Z";
const before = "2026-11-22T10:00:00.000Z";
const between = "2026-11-24T00:00:00.000Z";
const after = "2026-12-24T10:00:00.000Z";
const ofStep: Booking = {
  ...{ creditHasRunOut: false, losesRight: false, forfeitsLate: true },
  freeUntil,
  enrollmentStep: {},
  entitlement: { expiresAt: null },
  session: { startsAt },
};
const byCredit = (
  expiresAt: string | null,
  changed: Partial<Booking> = {},
) => ({
  ...ofStep,
  ...changed,
  enrollmentStep: null,
  entitlement: { expiresAt },
});
const kind = { forfeitsLate: false };

test.each<[string, Booking, string, string | null]>([
  ["in time", ofStep, "freeRight", freeUntil],
  ["late", { ...ofStep, losesRight: true }, "losesRight", freeUntil],
  [
    "where it is free at any time",
    { ...ofStep, ...kind },
    "freeAlwaysRight",
    null,
  ],
  ["with a credit in time", byCredit(after), "freeCredit", freeUntil],
  [
    "late with a credit",
    byCredit(after, { losesRight: true }),
    "losesCredit",
    freeUntil,
  ],
  [
    "with a credit where it is free at any time",
    byCredit(null, kind),
    "freeAlwaysCredit",
    null,
  ],
  [
    "with a credit that is over while leaving would be free",
    byCredit(before),
    "runsOutCredit",
    before,
  ],
  [
    "with a credit that is over when leaving costs it anyway",
    byCredit(between),
    "freeCredit",
    freeUntil,
  ],
  [
    "with a credit that is over before the class, where it is free at any time",
    byCredit(between, kind),
    "runsOutCredit",
    between,
  ],
  [
    "with a credit that has run out",
    byCredit(before, { creditHasRunOut: true }),
    "creditRanOut",
    null,
  ],
  [
    "a step that such a credit pays for",
    { ...ofStep, entitlement: { expiresAt: before }, creditHasRunOut: true },
    "creditRanOut",
    null,
  ],
])("who leaves %s reads what it costs", (_when, booking, text, until) => {
  expect(leavingWords(booking)).toEqual({ text: `booking.${text}`, until });
});
