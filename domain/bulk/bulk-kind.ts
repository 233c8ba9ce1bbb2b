import type { Prisma } from "@throughline/prisma";
import type { z } from "zod";
import type { Refusal } from "../outcome.ts";
import type { Tx } from "../transaction.ts";

/** What would become of one subject, worked out without changing anything. `from` and `to` are words for a person. */
export interface PlannedRow {
  subjectId: string;
  /** Who or what it is, such as a student's name. */
  label: string;
  /** The part of the subject that would change, such as a step. */
  about?: string;
  from?: string;
  to?: string;
  /** What applying the row needs besides the subject; frozen with the selection. */
  input?: Prisma.InputJsonObject;
  verdict: Verdict;
}

export type Verdict =
  | { kind: "applies" }
  /** Nothing is to be done. */
  | { kind: "unchanged"; reason: string }
  | { kind: "refused"; reason: string };

/** A frozen row, as it is applied or taken back. */
export interface FrozenRow {
  subjectId: string;
  input: unknown;
  undo: unknown;
  reason: string;
}

export type RowApplied =
  /** `undo` is what taking it back needs to know. */
  | { kind: "applied"; result?: string; undo?: Prisma.InputJsonObject }
  | { kind: "unchanged"; result: string }
  | Refusal;

export type RowUndone = { kind: "undone"; result?: string } | Refusal;

interface KindDefinition<Params> {
  /** What is selected. People are found from enrollments too. */
  subject: "enrollment" | "person";
  params: z.ZodType<Params>;
  /** Why it cannot be taken back; null where it can. */
  notUndoable: string | null;
  /** One row for each subject, in any order; subjects that are not there get none. Asked for some hundreds at a time. */
  plan: (
    tx: Tx,
    subjectIds: string[],
    params: Params,
    now: Date,
  ) => Promise<PlannedRow[]>;
  /** Does it to one row, by the domain's own command. A refusal takes back all that was written. */
  apply: (
    tx: Tx,
    row: FrozenRow,
    params: Params,
    now: Date,
  ) => Promise<RowApplied>;
  /** Takes one row back, by the domain's own commands; refuses where the subject has moved on since. */
  undo?: (
    tx: Tx,
    row: FrozenRow,
    params: Params,
    now: Date,
  ) => Promise<RowUndone>;
}

/** A kind of bulk operation, for the engine: parameters are parsed from what is stored. */
export type BulkKind = KindDefinition<unknown>;

/** Declares a kind of bulk operation with the type of its parameters. */
export function defineKind<Params>({
  plan,
  apply,
  undo,
  ...rest
}: KindDefinition<Params>): BulkKind {
  const { params: schema } = rest;
  return {
    ...rest,
    plan: (tx, ids, params, now) => plan(tx, ids, schema.parse(params), now),
    apply: (tx, row, params, now) => apply(tx, row, schema.parse(params), now),
    ...(undo && {
      undo: (tx, row, params, now) => undo(tx, row, schema.parse(params), now),
    }),
  };
}
