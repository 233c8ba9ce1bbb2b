import { textOf } from "@throughline/web/form-fields.server";
import { query } from "@throughline/web/request.server";
import { z } from "zod";
import { settle, type Settled } from "../outcome.ts";
import {
  PlanMissing,
  Reinstate,
  Reissue,
  Renew,
  Revoke,
  SetValidity,
} from "./mutations.ts";

const reason = z.string().max(5_000).default("");
const order = z.discriminatedUnion("command", [
  z.object({
    command: z.literal("reissue"),
    personName: z.string().max(1_000).default(""),
    reason,
  }),
  z.object({
    command: z.literal("renew"),
    months: z.coerce.number().int().catch(0),
    reason,
  }),
  z.object({ command: z.literal("revoke"), reason }),
  z.object({ command: z.literal("reinstate"), reason }),
]);

/** Asks the api for what a posted form orders; null where the form makes no sense. The api judges what was typed. */
export async function carryOut(
  request: Request,
  certificateId: string,
  fields: FormData,
): Promise<Settled | null> {
  const read = order.safeParse(Object.fromEntries(fields));
  if (!read.success) return null;
  const { command, ...rest } = read.data;
  const input = { certificateId, ...rest };
  return settle(await ask[command](request, input));
}

type Input = {
  certificateId: string;
  reason: string;
  personName?: string;
  months?: number;
};

const ask = {
  reissue: async (request: Request, input: Input) =>
    (await query(request, Reissue, { input })).outcome,
  renew: async (request: Request, input: Input) =>
    (await query(request, Renew, { input })).outcome,
  revoke: async (request: Request, input: Input) =>
    (await query(request, Revoke, { input })).outcome,
  reinstate: async (request: Request, input: Input) =>
    (await query(request, Reinstate, { input })).outcome,
};

/** Previews the certificates of all completed students who have none; nothing is issued before somebody starts it. */
export async function planMissing(
  request: Request,
  fields: FormData,
): Promise<Settled> {
  const { outcome } = await query(request, PlanMissing, {
    input: {
      kind: "ISSUE_CERTIFICATES",
      reason: textOf(fields, "reason"),
      selection: { filter: { states: ["COMPLETED"], hasCertificate: false } },
    },
  });
  return settle(outcome);
}

/** Says how long certificates of a course hold from now on; no number means for ever. */
export async function setValidity(
  request: Request,
  courseId: string,
  fields: FormData,
): Promise<Settled> {
  const typed = textOf(fields, "months").trim();
  const { outcome } = await query(request, SetValidity, {
    input: {
      courseId,
      months: typed === "" ? null : wholeNumber(typed),
      reason: textOf(fields, "reason"),
    },
  });
  return settle(outcome);
}

/** What is no number is sent as one that the api refuses, with its words. */
const wholeNumber = (typed: string) =>
  /^\d{1,6}$/.test(typed) ? Number(typed) : 0;
