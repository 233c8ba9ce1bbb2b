import {
  readScorecard,
  type PartnerScorecard,
  type ScorecardLine,
} from "@throughline/domain/pipeline/scorecard";
import type { Trend } from "@throughline/domain/pipeline/scorecard.rules";
import { builder } from "../builder.ts";
import { badInput } from "../error/bad-input.ts";
import { readId } from "../enrollment/enrollments.query.ts";

const staff = { authScopes: { staff: true } };

const TrendEnum = builder.enumType("Trend", {
  description:
    "Whether the median of the later half of the months is shorter than that of the earlier half, by a tenth or more.",
  values: ["FASTER", "STEADY", "SLOWER", "UNKNOWN"] as const satisfies Trend[],
});

const LineType = builder.objectRef<ScorecardLine>("ScorecardLine").implement({
  description: "How a partner did with the steps settled in some time.",
  ...staff,
  fields: (t) => ({
    settled: t.exposeInt("settled", {
      description:
        "Completed or failed; a step that failed and was then completed counts twice.",
    }),
    completed: t.exposeInt("completed"),
    failed: t.exposeInt("failed"),
    medianSeconds: t.exposeFloat("medianSeconds", {
      nullable: true,
      description: "From start to completion, pauses taken out.",
    }),
    p90Seconds: t.exposeFloat("p90Seconds", { nullable: true }),
    completionRate: t.exposeFloat("completionRate", {
      nullable: true,
      description: "Of the settled ones, 0 to 1.",
    }),
    failureRate: t.exposeFloat("failureRate", {
      nullable: true,
      description: "Of the settled ones, 0 to 1.",
    }),
    onTimeShare: t.exposeFloat("onTimeShare", {
      nullable: true,
      description:
        "Of the completed ones, those within the expected days, 0 to 1.",
    }),
  }),
});

const MonthType = builder
  .objectRef<PartnerScorecard["months"][number]>("ScorecardMonth")
  .implement({
    ...staff,
    fields: (t) => ({
      month: t.exposeString("month", { description: "Such as 2026-11; UTC." }),
      line: t.field({ type: LineType, resolve: ({ line }) => line }),
    }),
  });

const ScorecardType = builder
  .objectRef<PartnerScorecard>("PartnerScorecard")
  .implement({
    description: "How a partner does, in all courses together.",
    ...staff,
    fields: (t) => ({
      total: t.field({ type: LineType, resolve: ({ total }) => total }),
      months: t.field({
        type: [MonthType],
        description: "Oldest first; the last one is the running month.",
        resolve: ({ months }) => months,
      }),
      trend: t.field({ type: TrendEnum, resolve: ({ trend }) => trend }),
    }),
  });

builder.queryField("partnerScorecard", (t) =>
  t.field({
    type: ScorecardType,
    nullable: true,
    description: "Null for a partner that is not there.",
    authScopes: { staff: true },
    args: {
      partnerId: t.arg.id(),
      months: t.arg.int({ defaultValue: 6, description: "1 to 60." }),
    },
    async resolve(_root, { partnerId, months }, { db, now }) {
      const id = readId("partnerId", "Partner", partnerId);
      if (months < 1 || months > 60)
        throw badInput("months", "Give a number of months from 1 to 60.");
      const known = await db.partner.findUnique({
        where: { id },
        select: { id: true },
      });
      return known && readScorecard(db, { partnerId: id, months }, now());
    },
  }),
);
