import type {
  Prisma,
  SessionModel,
  StepOptionModel,
} from "@throughline/prisma";
import type { Writer } from "./writer.ts";

export interface SessionOverrides extends Partial<
  Omit<Prisma.SessionUncheckedCreateInput, "options">
> {
  /** The steps that it is an option of. */
  courseStepIds?: readonly string[];
}

/** A group class of an hour for ten, a week from now unless told otherwise, and an option of the steps that are named. */
export function makeSession(
  db: Writer,
  { courseStepIds = [], ...overrides }: SessionOverrides = {},
): Promise<SessionModel> {
  return db.session.create({
    data: {
      title: "Group class",
      startsAt: new Date(Date.now() + 7 * 86_400_000),
      timeZone: "America/New_York",
      minutes: 60,
      capacity: 10,
      ...overrides,
      options: {
        create: courseStepIds.map((courseStepId) => ({ courseStepId })),
      },
    },
  });
}

/** Makes a session one of the options of a step. */
export function makeStepOption(
  db: Writer,
  { courseStepId, sessionId }: { courseStepId: string; sessionId: string },
): Promise<StepOptionModel> {
  return db.stepOption.create({ data: { courseStepId, sessionId } });
}
