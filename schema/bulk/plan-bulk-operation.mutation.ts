import { planOperation } from "@throughline/domain/bulk/plan-operation";
import { reasonSchema } from "@throughline/domain/person/person.rules";
import { z } from "zod";
import { builder } from "../builder.ts";
import {
  EnrollmentFilterInput,
  where,
} from "../enrollment/enrollments.query.ts";
import { failures, InvalidInput, succeed } from "../error/user-error.type.ts";
import { nodeIdOf, parseInput } from "../input.ts";
import { BulkKindEnum, BulkOperation } from "./bulk-operation.type.ts";

const BulkSelectionInput = builder.inputType("BulkSelectionInput", {
  description:
    "Exactly one of these. It is frozen: who matches later is not touched. At most 10,000.",
  fields: (t) => ({
    enrollmentIds: t.idList({ required: false }),
    personIds: t.idList({
      required: false,
      description: "For what is done to people, such as ENROLL.",
    }),
    filter: t.field({
      type: EnrollmentFilterInput,
      required: false,
      description: "All enrollments that the list shows under this filter.",
    }),
  }),
});

const BulkParamsInput = builder.inputType("BulkParamsInput", {
  description: "What a kind needs besides the selection.",
  fields: (t) => ({
    courseStepId: t.id({
      required: false,
      description:
        "For steps: which one. Left out: the current one, the failed one to retry, or the one settled last to reopen.",
    }),
    courseId: t.id({
      required: false,
      description: "For ENROLL: in which course.",
    }),
    again: t.boolean({
      required: false,
      description: "For ENROLL: once more after an attempt that has ended.",
    }),
  }),
});

const PlanBulkOperationInput = builder.inputType("PlanBulkOperationInput", {
  fields: (t) => ({
    kind: t.field({ type: BulkKindEnum }),
    reason: t.string({
      description: "Why; at least 3 characters. Kept with every row's fact.",
    }),
    selection: t.field({ type: BulkSelectionInput }),
    params: t.field({ type: BulkParamsInput, required: false }),
  }),
});

const inputSchema = z.object({
  reason: reasonSchema,
  selection: z.object({
    enrollmentIds: z.array(nodeIdOf("Enrollment")).nullish(),
    personIds: z.array(nodeIdOf("Person")).nullish(),
  }),
  params: z
    .object({
      courseStepId: nodeIdOf("CourseStep").nullish(),
      courseId: nodeIdOf("Course").nullish(),
      again: z.boolean().nullish(),
    })
    .nullish(),
});

type Input = typeof PlanBulkOperationInput.$inferInput;

builder.mutationField("planBulkOperation", (t) =>
  t.prismaField({
    type: BulkOperation,
    description:
      "Freezes a selection and previews, row by row, what an action would do. Nothing is changed until it is started.",
    authScopes: { staff: true },
    errors: failures,
    args: { input: t.arg({ type: PlanBulkOperationInput }) },
    async resolve(query, _root, { input }, { db, transact, now }) {
      const { reason, params, selection } = parseInput(inputSchema, input);
      const wanted = {
        kind: input.kind,
        reason,
        params: given(params ?? {}),
        selection: readSelection(input, selection),
      };
      const { operationId } = succeed(
        await transact((tx) => planOperation(tx, wanted, now())),
      );
      return db.bulkOperation.findUniqueOrThrow({
        ...query,
        where: { id: operationId },
      });
    },
  }),
);

function readSelection(
  { selection: { filter } }: Input,
  {
    enrollmentIds,
    personIds,
  }: { enrollmentIds?: string[] | null; personIds?: string[] | null },
) {
  const ways = [filter, enrollmentIds, personIds].filter((way) => way != null);
  if (ways.length !== 1)
    throw new InvalidInput(
      "input.selection",
      "Give exactly one of `enrollmentIds`, `personIds` and `filter`.",
    );
  if (enrollmentIds)
    return { kind: "enrollments", ids: enrollmentIds } as const;
  if (personIds) return { kind: "people", ids: personIds } as const;
  return { kind: "filter", where: where(filter) } as const;
}

/** The parameters without those that were left out. */
const given = <Value>(params: Record<string, Value | null | undefined>) =>
  Object.fromEntries(
    Object.entries(params).filter(
      (entry): entry is [string, Value & {}] => entry[1] != null,
    ),
  );
