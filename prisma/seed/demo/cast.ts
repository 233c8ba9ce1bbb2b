import { inventCharacter, type Character } from "../factory/names.ts";
import { pick, wholeBetween, type Random } from "../factory/random.ts";
import type { Catalogue } from "./catalogue.ts";
import { tellOrdinaryStory } from "./ordinary-story.ts";
import { roles, type Role } from "./roles.ts";
import { DAY, HOUR, later, type Story } from "./scene.ts";

export interface CastPlan {
  catalogue: Catalogue;
  students: number;
  now: Date;
  random: Random;
}

/** Every student of the demo school with their story: those with a particular role, then ordinary ones up to the number asked for. */
export function castStudents(plan: CastPlan): Story[] {
  return Array.from({ length: plan.students }, (_, index) => {
    const role = roles[index];
    return role ? castRole(plan, role, index) : castOrdinary(plan, index);
  });
}

function castRole(plan: CastPlan, role: Role, index: number): Story {
  const { catalogue, now, random } = plan;
  const course = courseOf(catalogue, role.course);
  return {
    student: describe(role.who ?? inventCharacter(random), index, random),
    course,
    scenes: role.tell({ course, now, random }),
  };
}

/** Salon Foundations fills best. */
const popularity = [
  "SFZ",
  "SFZ",
  "SFZ",
  "SFZ",
  "MOA",
  "MOA",
  "MOA",
  "DLT",
  "DLT",
];

function castOrdinary(plan: CastPlan, index: number): Story {
  const { catalogue, now, random } = plan;
  const course = courseOf(catalogue, pick(random, popularity));
  const enrolledAt = enrolmentTime(now, random);
  return {
    student: describe(inventCharacter(random), index, random),
    course,
    scenes: tellOrdinaryStory({ course, enrolledAt, now, random }),
  };
}

/** Some time in the last three weeks, more often lately: the school grows. An hour ago at most, so that the partner has answered. */
function enrolmentTime(now: Date, random: Random): Date {
  return later(now, -HOUR - random() ** 2.4 * 20.9 * DAY);
}

function describe(
  who: Character & { email?: string },
  index: number,
  random: Random,
): Story["student"] {
  return {
    ...who,
    email: who.email ?? addressOf(who, index),
    phone: random() < 0.7 ? phoneOf(random) : null,
  };
}

/** The letters that an address can hold; a name in another script gives the word for a student. */
function addressOf({ givenName, familyName }: Character, index: number) {
  const letters = `${givenName}.${familyName}`
    .normalize("NFD")
    .toLowerCase()
    .replaceAll(/[^a-z.]/g, "");
  const name = letters.length > 4 ? letters : "student";
  return `${name}.${index + 1}@student.example`;
}

/** From the range that is kept for fiction. */
const phoneOf = (random: Random) =>
  `+1 ${wholeBetween(random, 201, 989)} 555 01${wholeBetween(random, 10, 99)}`;

function courseOf({ courses }: Catalogue, code: string) {
  const course = courses.get(code);
  if (!course) throw new Error(`there is no course ${code}`);
  return course;
}
