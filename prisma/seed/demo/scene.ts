import type { CourseWithSteps } from "../factory/course.ts";
import type { Character } from "../factory/names.ts";

/** What can happen to a student, as data: a story is planned first and carried out afterwards. */
export type Happening =
  | { kind: "enroll" }
  | { kind: "take" | "retry" | "accept"; position: number }
  | {
      kind: "skip" | "refuse" | "unavailable";
      position: number;
      reason: string;
    }
  | { kind: "suspend" | "cancel"; reason: string }
  | { kind: "certify" }
  | { kind: "hear"; position: number; news: News };

/** What a partner tells about a step. */
export type News =
  | { type: "progress.updated"; progress: number }
  | { type: "course.completed"; score: number }
  | { type: "certificate.issued" }
  /** A kind of message that nobody here uses. */
  | { type: "learner.survey_submitted" };

export type Scene = Happening & { at: Date };

export interface Story {
  student: Character & { email: string; phone: string | null };
  course: CourseWithSteps;
  scenes: Scene[];
}

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** The moment so many milliseconds later. */
export const later = (time: Date, ms: number): Date =>
  new Date(time.getTime() + ms);

/** Earlier scenes first; those of one moment stay in the order in which they were told. */
export const byTime = (a: Scene, b: Scene): number =>
  a.at.getTime() - b.at.getTime();
