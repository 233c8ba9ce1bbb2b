import { book } from "@throughline/domain/booking/book";
import { afterAll, beforeAll, expect, test } from "vitest";
import { statementsOf } from "../bench/booking/statements.ts";
import { openBookingSchool } from "../support/booking-school.ts";
import { monday } from "../support/journey.ts";
import { openStore, type TestStore } from "../support/store.ts";

let school: TestStore;
beforeAll(async () => {
  school = await openStore();
});
afterAll(() => school.close());

/** Those that lock the class and come after it: so many keep everybody else who wants it waiting. */
const underLock = (texts: string[]) =>
  texts.slice(
    texts.findIndex((text) => /FROM "Session".*FOR UPDATE/s.test(text)),
  );

test("a booking sends 15 statements, 9 of them while others wait for the class", async () => {
  const { addClass, addStudent } = await openBookingSchool(school, {
    steps: 1,
  });
  const { id: sessionId } = await addClass(1);
  const { personId, steps } = await addStudent();
  const wish = {
    ...{ personId, sessionId, requestKey: null },
    enrollmentStepId: steps[0] ?? "",
  };
  const sent = await statementsOf(async () => {
    const outcome = await school.run((tx) => book(tx, wish, monday));
    expect(outcome.kind).toBe("booked");
  });
  const texts = sent.map(({ text }) => text);
  expect(texts[0]).toBe("BEGIN");
  expect(texts.at(-1)).toBe("COMMIT");
  expect(texts.length, texts.join("\n\n")).toBeLessThanOrEqual(15);
  expect(underLock(texts).length).toBeLessThanOrEqual(9);
});
