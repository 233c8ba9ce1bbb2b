import type { Character } from "../factory/names.ts";
import {
  halfwayThroughTheSecond,
  heldUpByAnOutage,
  justCompleted,
  justEnrolled,
  passingWithout,
  refusedAt,
  stoppedBy,
  stuckFor,
  takenAfterAll,
  type ParticularPlan,
} from "./particular-stories.ts";
import type { Scene } from "./scene.ts";

/** A student whose story is not left to chance. Those with a `who` can sign in. */
export interface Role {
  course: string;
  tell: (plan: ParticularPlan) => Scene[];
  who?: Character & { email: string };
}

const role = (course: string, tell: Role["tell"], who?: Role["who"]): Role => ({
  course,
  tell,
  who,
});

export const roles: readonly Role[] = [
  role("SFZ", halfwayThroughTheSecond, {
    givenName: "Ana",
    familyName: "Silva",
    email: "ana.silva@student.example",
    locale: "en-US",
    timeZone: "America/Chicago",
  }),
  role("MOA", justCompleted, {
    givenName: "Kwame",
    familyName: "Mensah",
    email: "kwame.mensah@student.example",
    locale: "en-US",
    timeZone: "America/New_York",
  }),
  role("SFZ", justEnrolled(3), {
    givenName: "Олена",
    familyName: "Шевченко",
    email: "olena.shevchenko@student.example",
    locale: "uk",
    timeZone: "Europe/Kyiv",
  }),
  role("MOA", justEnrolled(1)),
  role("DLT", justEnrolled(2)),
  role("SFZ", justEnrolled(4)),
  role("MOA", justEnrolled(5)),
  role("SFZ", stuckFor(16, 10)),
  role("MOA", stuckFor(12, 35)),
  role(
    "MOA",
    refusedAt(
      3,
      "National Healthcareer Association refused the enrolment: the name does not match the candidate's government ID.",
    ),
  ),
  role(
    "SFZ",
    stoppedBy(
      "suspend",
      "On parental leave until the new year; the place is kept.",
    ),
  ),
  role(
    "DLT",
    stoppedBy("cancel", "Moved abroad and asked to leave the course."),
  ),
  role(
    "SFZ",
    passingWithout(
      4,
      "Holds a current Red Cross first aid certificate; a copy is on file.",
      20,
    ),
  ),
  role(
    "MOA",
    passingWithout(
      2,
      "Passed the Microsoft Office Specialist exam last year; credit given.",
      12,
    ),
  ),
  role(
    "DLT",
    passingWithout(
      1,
      "Works as a network technician; placed out of the fundamentals.",
      6,
    ),
  ),
  role(
    "MOA",
    takenAfterAll(
      1,
      "National Healthcareer Association refused the enrolment: the date of birth is missing from the profile.",
    ),
  ),
  role(
    "DLT",
    heldUpByAnOutage("Certiport answered 503: scheduled maintenance."),
  ),
];
