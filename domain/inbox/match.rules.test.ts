import { expect, test } from "vitest";
import { readClues } from "./clues.ts";
import { weighMatch } from "./match.rules.ts";

const personId = "0190a1b2-0000-7000-8000-000000000001";
const place = {
  personId,
  emails: [
    { address: "ana@work.example", verifiedAt: null, isPrimary: true },
    { address: "ana.silva@home.example", verifiedAt: null, isPrimary: false },
  ],
  courseRef: "SFZ",
  isAccepted: false,
  isOpen: true,
};
const clues = {
  email: null,
  personId: null,
  courseRef: null,
  externalId: null,
};

test("an address of the person, the course and an unanswered request make a place very likely", () => {
  expect(
    weighMatch(
      { ...clues, email: "ana@work.example", courseRef: "SFZ" },
      place,
    ),
  ).toEqual({
    likelihood: 0.9,
    reasons: ["SAME_ADDRESS", "SAME_COURSE", "AWAITS_PARTNER"],
  });
});

test("an address that nobody verified weighs less, a similar one least", () => {
  const weigh = (email: string) =>
    weighMatch({ ...clues, email }, { ...place, isOpen: false });
  expect(weigh("ana.silva@home.example").reasons).toEqual([
    "UNVERIFIED_ADDRESS",
  ]);
  expect(weigh("ana@elsewhere.example")).toEqual({
    likelihood: 0.15,
    reasons: ["SIMILAR_ADDRESS"],
  });
});

test("a course alone speaks for nobody", () => {
  expect(weighMatch({ ...clues, courseRef: "SFZ" }, place).likelihood).toBe(0);
});

test("what a message says of its student is read, whatever else is wrong with it", () => {
  const body = {
    type: "course.completed",
    data: {
      enrollment_id: 7,
      course_id: "SFZ",
      progress: 140,
      student: { external_id: personId, email: " Ana@Work.example " },
    },
  };
  expect(readClues(JSON.stringify(body))).toEqual({
    email: "ana@work.example",
    personId,
    courseRef: "SFZ",
    externalId: "7",
  });
});

test.each(["", "{", "[]", '"x"', '{"data":3}', '{"data":{"student":[]}}'])(
  "of %j nothing is read and nothing thrown",
  (body) => {
    expect(readClues(body).email).toBeNull();
  },
);
