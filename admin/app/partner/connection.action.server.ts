import { data } from "@remix-run/node";
import { readFields, textOf } from "@throughline/web/form-fields.server";
import { query } from "@throughline/web/request.server";
import type { Problem } from "@throughline/ui";
import { settle } from "../outcome.ts";
import type { CsvFile } from "./csv-file.ts";
import { readCsvFile } from "./csv-file.ts";
import { draftOf } from "./connection.draft.ts";
import {
  AddVouchers,
  SaveConnection,
  TestConnection,
  UploadEvidence,
} from "./connection.query.ts";

/** A row of what was sent that makes no sense. */
export interface FaultyRow {
  row: number;
  field: string | null;
  reason: string;
}

/** What the page's forms are answered with; `intent` names the form. */
export interface ConnectionAnswer {
  intent: string;
  problems?: Problem[];
  /** Of a connection that was saved; told once. */
  newSecret?: string | null;
  health?: { healthy: boolean; reason: string | null };
  counted?: {
    isRepeated: boolean;
    new: number;
    repeated: number;
    faulty: FaultyRow[];
  };
  fileFault?: Exclude<CsvFile["kind"], "read">;
}

type Answer = Omit<ConnectionAnswer, "intent">;

/** A file of 600 KB and what a form wraps around it. */
const mostBytes = 2_000_000;

/** Answers the forms of a partner's connection page: what was done, or what to mend, with 422. Throws 400 for no form of these. */
export async function answerConnection(request: Request) {
  if (Number(request.headers.get("content-length")) > mostBytes)
    return refuse({ intent: "evidence", fileFault: "tooLarge" });
  const fields = await readFields(request);
  const intent = textOf(fields, "intent");
  const carryOut = intents.get(intent);
  if (!carryOut) throw data(null, { status: 400 });
  const answer: ConnectionAnswer = {
    intent,
    ...(await carryOut(request, fields)),
  };
  return answer.problems || answer.fileFault ? refuse(answer) : data(answer);
}

const refuse = (answer: ConnectionAnswer) => data(answer, { status: 422 });

const intents = new Map<
  string,
  (request: Request, fields: FormData) => Promise<Answer>
>([
  ["save", save],
  ["test", test],
  ["vouchers", addVouchers],
  ["evidence", uploadEvidence],
]);

async function save(request: Request, fields: FormData): Promise<Answer> {
  const input = draftOf(fields);
  const { outcome } = await query(request, SaveConnection, { input });
  return outcome.__typename === "SavedPartnerConnection"
    ? { newSecret: outcome.webhookSecret }
    : problemsOf(outcome);
}

async function test(request: Request, fields: FormData): Promise<Answer> {
  const partnerId = textOf(fields, "partnerId");
  const { outcome } = await query(request, TestConnection, { partnerId });
  return outcome.__typename === "TestedPartnerConnection"
    ? { health: outcome }
    : problemsOf(outcome);
}

async function addVouchers(
  request: Request,
  fields: FormData,
): Promise<Answer> {
  const input = {
    partnerId: textOf(fields, "partnerId"),
    courseRef: textOf(fields, "courseRef"),
    codes: textOf(fields, "codes"),
  };
  const { outcome } = await query(request, AddVouchers, { input });
  if (outcome.__typename !== "AddedVouchers") return problemsOf(outcome);
  const { added, repeated, faulty } = outcome;
  return { counted: { isRepeated: false, new: added, repeated, faulty } };
}

async function uploadEvidence(
  request: Request,
  fields: FormData,
): Promise<Answer> {
  const file = await readCsvFile(fields.get("file"));
  if (file.kind !== "read") return { fileFault: file.kind };
  const { name, text } = file;
  const partnerId = textOf(fields, "partnerId");
  const input = { partnerId, name, text };
  const { outcome } = await query(request, UploadEvidence, { input });
  if (outcome.__typename !== "TakenEvidence") return problemsOf(outcome);
  const { isRepeated, accepted, repeated, faulty } = outcome;
  return { counted: { isRepeated, new: accepted, repeated, faulty } };
}

function problemsOf(failure: Parameters<typeof settle>[0]): Answer {
  const settled = settle(failure);
  return { problems: settled.kind === "failed" ? settled.problems : [] };
}
