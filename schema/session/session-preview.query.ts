import { findConflicts } from "@throughline/domain/session/find-conflicts";
import { planSeries } from "@throughline/domain/session/recurrence.rules";
import {
  endOf,
  minutesSchema,
  objectionToTime,
  roomSchema,
  sessionFactsSchema,
  sessionTimeSchema,
} from "@throughline/domain/session/session.rules";
import {
  readWallClock,
  type Occurrence,
} from "@throughline/domain/session/wall-clock";
import { builder } from "../builder.ts";
import { failures, InvalidInput } from "../error/user-error.type.ts";
import { nodeIdOf, parseInput } from "../input.ts";
import { orNull, ruleSchema } from "./session.input.ts";
import { Session } from "./session.type.ts";

interface PlannedDate extends Occurrence {
  minutes: number;
  instructorId: string | null;
  room: string | null;
  sessionId: string | undefined;
  isPast: boolean;
}

const WallClockEnum = builder.enumType("WallClock", {
  values: {
    EXACT: {},
    GAP: {
      description:
        "The clocks skip this time, so it is as much later as they skip.",
    },
    OVERLAP: { description: "The clocks show it twice; this is the earlier." },
  },
});

const clockOf = { exact: "EXACT", gap: "GAP", overlap: "OVERLAP" } as const;

const PlannedDateType = builder
  .objectRef<PlannedDate>("PlannedDate")
  .implement({
    description: "A date on which a class would be.",
    authScopes: { staff: true },
    fields: (t) => ({
      startsLocal: t.exposeString("local"),
      startsAt: t.expose("startsAt", { type: "DateTime" }),
      endsAt: t.field({ type: "DateTime", resolve: endOf }),
      clock: t.field({
        type: WallClockEnum,
        resolve: ({ clock }) => clockOf[clock],
      }),
      isPast: t.exposeBoolean("isPast"),
      conflicts: t.field({
        type: [Session],
        description:
          "Classes of the same instructor, or in the same room, at the same time.",
        resolve: (planned, _args, { db }) => findConflicts(db, planned),
      }),
    }),
  });

const PreviewInput = builder.inputType("SessionPreviewInput", {
  fields: (t) => ({
    title: t.string({
      required: false,
      description:
        "Only judged, as making the class judges it; so are the seats and the link.",
    }),
    capacity: t.int({ required: false }),
    meetingUrl: t.string({ required: false }),
    startsLocal: t.string(),
    timeZone: t.string(),
    minutes: t.int(),
    rule: t.string({
      required: false,
      description: "Left out for a single class.",
    }),
    instructorId: t.id({ required: false }),
    room: t.string({ defaultValue: "" }),
    sessionId: t.id({
      required: false,
      description: "The class that would be moved; no conflict with itself.",
    }),
  }),
});

const { title, capacity, meetingUrl } = sessionFactsSchema.shape;

const previewSchema = sessionTimeSchema.extend({
  title: title.nullish(),
  capacity: capacity.nullish(),
  meetingUrl: meetingUrl.nullish(),
  minutes: minutesSchema,
  rule: ruleSchema.nullish(),
  instructorId: nodeIdOf("Person").nullish().transform(orNull),
  room: roomSchema,
  sessionId: nodeIdOf("Session").nullish(),
});

const SessionPreview = builder
  .objectRef<{ dates: PlannedDate[] }>("SessionPreview")
  .implement({
    authScopes: { staff: true },
    fields: (t) => ({
      dates: t.field({
        type: [PlannedDateType],
        resolve: ({ dates }) => dates,
      }),
    }),
  });

builder.queryField("sessionPreview", (t) =>
  t.field({
    type: SessionPreview,
    description:
      "The dates of a class or a series before it is made or moved, with what they clash with. Changes nothing.",
    authScopes: { staff: true },
    errors: failures,
    args: { input: t.arg({ type: PreviewInput }) },
    resolve(_root, { input }, { now }) {
      const { startsLocal, timeZone, rule, sessionId, ...read } = parseInput(
        previewSchema,
        input,
      );
      const { minutes, instructorId, room } = read;
      const occurrences = rule
        ? datesOf(startsLocal, timeZone, rule)
        : [readWallClock(startsLocal, timeZone)];
      const dates = occurrences.map((occurrence) => ({
        minutes,
        instructorId,
        room,
        ...occurrence,
        sessionId: sessionId ?? undefined,
        isPast: objectionToTime(occurrence.startsAt, now()) !== null,
      }));
      return { dates };
    },
  }),
);

function datesOf(firstLocal: string, timeZone: string, rule: string) {
  const plan = planSeries({ firstLocal, timeZone, rule });
  if (plan.kind === "refused")
    throw new InvalidInput("input.rule", plan.reason);
  return plan.occurrences;
}
