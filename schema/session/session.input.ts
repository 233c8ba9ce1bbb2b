import {
  sessionFactsSchema,
  sessionTimeSchema,
} from "@throughline/domain/session/session.rules";
import { z } from "zod";
import { requestKeySchema } from "../booking/request-key.input.ts";
import { builder } from "../builder.ts";
import { nodeIdOf } from "../input.ts";
import { SessionKindEnum } from "./session.type.ts";

/** What a class is, and when: for making one, or a series. */
export const SessionInput = builder.inputType("SessionInput", {
  fields: (t) => ({
    kind: t.field({ type: SessionKindEnum, defaultValue: "GROUP" }),
    title: t.string(),
    startsLocal: t.string({
      description:
        "What a clock on the wall shows, such as 2026-03-28T18:00. A time that the clocks skip is as much later as they skip; of one that they show twice it is the earlier.",
    }),
    timeZone: t.string({ description: "IANA name." }),
    minutes: t.int(),
    capacity: t.int(),
    instructorId: t.id({ required: false, description: "A person." }),
    room: t.string({ defaultValue: "" }),
    meetingUrl: t.string({ defaultValue: "" }),
    courseStepIds: t.idList({
      defaultValue: [],
      description: "The steps that may be taken by it.",
    }),
    requestKey: t.string({
      required: false,
      description:
        "A word of the browser's own, such as a UUID: a form that is sent twice plans once.",
    }),
  }),
});

/** {@link SessionInput}, read. */
export const sessionInputSchema = sessionFactsSchema
  .extend(sessionTimeSchema.shape)
  .extend({
    instructorId: nodeIdOf("Person").nullish().transform(orNull),
    courseStepIds: z
      .array(nodeIdOf("CourseStep"))
      .max(50, "A class is an option of at most 50 steps."),
    requestKey: requestKeySchema.nullish(),
  });

/** What is left out is nothing. */
export function orNull<Value>(value: Value | null | undefined): Value | null {
  return value ?? null;
}

/** A recurrence rule as a client writes it. */
export const ruleSchema = z
  .string()
  .max(500, "A recurrence rule has at most 500 characters.");
