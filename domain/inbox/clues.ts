import { z } from "zod";

/** What a message that matched nothing says about whom it means. */
export interface Clues {
  /** In lower case. */
  email: string | null;
  /** Our id of the person, where the partner echoed it. */
  personId: string | null;
  /** The partner's name of the course. */
  courseRef: string | null;
  /** The partner's id of the enrolment. */
  externalId: string | null;
}

const text = z
  .union([z.string(), z.number().transform(String)])
  .nullish()
  .catch(null);

const body = z.object({
  data: z.looseObject({
    enrollment_id: text,
    external_enrollment_id: text,
    course_id: text,
    student: z
      .looseObject({ external_id: text, email: text })
      .nullish()
      .catch(null),
  }),
});

/** Reads what can be read of a message's body; of one that makes no sense, nothing. Never throws. */
export function readClues(rawBody: string): Clues {
  const read = body.safeParse(jsonOf(rawBody));
  if (!read.success) return none;
  const { student, ...data } = read.data.data;
  return {
    email: student?.email?.trim().toLowerCase() ?? null,
    personId: z.uuid().safeParse(student?.external_id).data ?? null,
    courseRef: data.course_id ?? null,
    externalId: data.enrollment_id ?? data.external_enrollment_id ?? null,
  };
}

const none: Clues = {
  email: null,
  personId: null,
  courseRef: null,
  externalId: null,
};

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
