import type { InterventionSubject } from "@throughline/prisma";
import { z } from "zod";

/** What an intervention is about: an enrollment step, an inbound message, a delivery or a partner drift. */
export interface Subject {
  subject: InterventionSubject;
  subjectId: string;
}

const written = /^(STEP|MESSAGE|DELIVERY|DRIFT):(.+)$/;

/** A subject as one word, such as `STEP:0190…`; what the API and the pages call an item by. */
export const writeSubject = ({ subject, subjectId }: Subject): string =>
  `${subject}:${subjectId}`;

/** Reads what {@link writeSubject} wrote. */
export const subjectSchema = z.string().transform((key, check): Subject => {
  const read = written.exec(key);
  const id = z.uuid().safeParse(read?.[2]);
  if (read?.[1] && id.success)
    return {
      subject: read[1] as InterventionSubject,
      subjectId: id.data.toLowerCase(),
    };
  check.addIssue({
    code: "custom",
    message: "This is not the key of an item. Use its `key` field.",
  });
  return z.NEVER;
});
