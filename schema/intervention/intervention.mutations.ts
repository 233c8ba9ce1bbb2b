import { assign } from "@throughline/domain/intervention/assign";
import {
  noteSchema,
  outcomeSchema,
} from "@throughline/domain/intervention/intervention.rules";
import { note } from "@throughline/domain/intervention/note";
import { reopen } from "@throughline/domain/intervention/reopen";
import { resolve } from "@throughline/domain/intervention/resolve";
import { snooze } from "@throughline/domain/intervention/snooze";
import { subjectSchema } from "@throughline/domain/intervention/subject";
import type { Refusal } from "@throughline/domain/outcome";
import { reasonSchema } from "@throughline/domain/person/person.rules";
import type { Tx } from "@throughline/domain/transaction";
import { z } from "zod";
import { builder } from "../builder.ts";
import { failures, succeed } from "../error/user-error.type.ts";
import { nodeIdOf, parseInput } from "../input.ts";
import { Intervention } from "./intervention.type.ts";

const AssignInput = builder.inputType("AssignInterventionInput", {
  fields: (t) => ({
    key: t.string(),
    assigneeId: t.id({
      required: false,
      description: "A member of the staff; left out gives it back to all.",
    }),
    seenAssigneeId: t.id({
      required: false,
      description:
        "Who it was assigned to when you looked. Where that has changed, nothing happens and you are told.",
    }),
  }),
});
const NoteInput = builder.inputType("NoteInterventionInput", {
  fields: (t) => ({ key: t.string(), text: t.string() }),
});
const SnoozeInput = builder.inputType("SnoozeInterventionInput", {
  fields: (t) => ({ key: t.string(), until: t.field({ type: "DateTime" }) }),
});
const ResolveInput = builder.inputType("ResolveInterventionInput", {
  fields: (t) => ({
    key: t.string(),
    outcome: t.string({
      description: "How it ended. A student who reported it reads this.",
    }),
  }),
});
const ReopenInput = builder.inputType("ReopenInterventionInput", {
  fields: (t) => ({ interventionId: t.id(), reason: t.string() }),
});

const personId = nodeIdOf("Person").nullish();
const keyed = z.object({ key: subjectSchema });

const field = <Wanted>(
  name: string,
  description: string,
  inputType: ReturnType<typeof builder.inputType>,
  schema: z.ZodType<Wanted>,
  run: (
    tx: Tx,
    input: Wanted,
    now: Date,
  ) => Promise<{ kind: string; interventionId: string } | Refusal>,
) =>
  builder.mutationField(name, (t) =>
    t.prismaField({
      type: Intervention,
      description,
      authScopes: { staff: true },
      errors: failures,
      args: { input: t.arg({ type: inputType }) },
      async resolve(query, _root, { input }, { db, transact, now }) {
        const wanted = parseInput(schema, input);
        const { interventionId } = succeed(
          await transact((tx) => run(tx, wanted, now())),
        );
        return db.intervention.findUniqueOrThrow({
          ...query,
          where: { id: interventionId },
        });
      },
    }),
  );

field(
  "assignIntervention",
  "Says who works on an item.",
  AssignInput,
  keyed.extend({ assigneeId: personId, seenAssigneeId: personId }),
  (tx, { key, assigneeId = null, seenAssigneeId = null }, now) =>
    assign(tx, { ...key, assigneeId, seenAssigneeId }, now),
);
field(
  "noteIntervention",
  "Writes a note for the colleagues.",
  NoteInput,
  keyed.extend({ text: noteSchema }),
  (tx, { key, text }, now) => note(tx, { ...key, text }, now),
);
field(
  "snoozeIntervention",
  "Puts an item off; it comes back by itself.",
  SnoozeInput,
  keyed.extend({ until: z.date() }),
  (tx, { key, until }, now) => snooze(tx, { ...key, until }, now),
);
field(
  "resolveIntervention",
  "Ends the work on an item. It comes back when something newer happens to it.",
  ResolveInput,
  keyed.extend({ outcome: outcomeSchema }),
  (tx, { key, outcome }, now) => resolve(tx, { ...key, outcome }, now),
);
field(
  "reopenIntervention",
  "Takes up again what was resolved.",
  ReopenInput,
  z.object({
    interventionId: nodeIdOf("Intervention"),
    reason: reasonSchema,
  }),
  reopen,
);
