import type {
  Capabilities,
  CertificateOutcome,
  EnrolInput,
  EnrolOutcome,
  FindOutcome,
  HealthOutcome,
  LaunchInput,
  LaunchOutcome,
  PartnerAdapter,
  ProgressOutcome,
  ReportedEnrolment,
  WithdrawInput,
  WithdrawOutcome,
} from "../contract.ts";
import { exchange, type Connection, type FetchLike } from "../exchange.ts";
import { verifyStandardDelivery } from "../verify.ts";
import {
  anyReply,
  certificateReply,
  enrolmentListReply,
  enrolmentPageReply,
  enrolmentReply,
  launchReply,
  listedEnrolment,
  type ListedEnrolment,
} from "./reply.ts";

/** How a partner's REST interface is reached. */
export interface RestAdapterOptions {
  /** Everything before `/enrolments`, for example `https://lms.example/v1`. */
  baseUrl: string;
  apiKey: string;
  fetch?: FetchLike;
  /** How long one call may take, reading the answer included; 15 seconds unless said. */
  timeoutMs?: number;
}

const capabilities: Capabilities = {
  enrols: true,
  needsVoucher: false,
  withdraws: true,
  launches: "redirect",
  reportsProgress: true,
  sendsWebhooks: true,
  givesAccess: false,
  importsCsv: false,
};

/** How many enrolments are asked for at once. */
const PAGE_SIZE = 100;

/**
 * The adapter for partners that speak the REST format of `partner-lms/README.md`.
 * Makes at most one HTTP call per method and never throws for what the partner answers.
 */
export function restAdapter(options: RestAdapterOptions): PartnerAdapter {
  const connection: Connection = {
    baseUrl: options.baseUrl.replace(/\/+$/, ""),
    authorization: `Bearer ${options.apiKey}`,
    fetch: options.fetch ?? fetch,
    timeoutMs: options.timeoutMs ?? 15_000,
  };
  return {
    capabilities: () => capabilities,
    enrol: (input) => enrol(connection, input),
    findEnrolment: (reference) => findEnrolment(connection, reference),
    launch: (input) => launch(connection, input),
    withdraw: (input) => withdraw(connection, input),
    fetchProgress: (cursor, since) => fetchProgress(connection, cursor, since),
    fetchCertificate: (externalId) => fetchCertificate(connection, externalId),
    verifyWebhook: verifyStandardDelivery,
    importCsv: () => ({ kind: "unsupported" }),
    health: () => health(connection),
  };
}

async function enrol(
  connection: Connection,
  input: EnrolInput,
): Promise<EnrolOutcome> {
  const reply = await exchange(connection, {
    method: "POST",
    path: "/enrolments",
    idempotencyKey: input.idempotencyKey,
    body: {
      reference: input.reference,
      course_ref: input.courseRef,
      learner: {
        reference: input.learner.reference,
        email: input.learner.email,
        given_name: input.learner.givenName,
        family_name: input.learner.familyName,
      },
    },
    expect: enrolmentReply,
  });
  if (reply.kind !== "answered") return reply;
  return {
    kind: "accepted",
    externalId: reply.body.id,
    launchUrl: reply.body.launch_url ?? null,
  };
}

async function findEnrolment(
  connection: Connection,
  reference: string,
): Promise<FindOutcome> {
  const reply = await exchange(connection, {
    method: "GET",
    path: `/enrolments?reference=${encodeURIComponent(reference)}`,
    expect: enrolmentListReply,
  });
  if (reply.kind !== "answered") return reply;
  const match = liveMatch(reply.body.data, reference);
  if (match === undefined) return { kind: "absent" };
  return {
    kind: "found",
    externalId: match.id,
    launchUrl: match.launch_url ?? null,
    status: match.status,
    progress: match.progress ?? null,
  };
}

/** Some partners ignore the filter and list everybody, so the reference is compared here again. */
function liveMatch(
  listed: ListedEnrolment[],
  reference: string,
): ListedEnrolment | undefined {
  const matches = listed.filter((one) => one.reference === reference);
  return matches.find((one) => one.status !== "withdrawn") ?? matches[0];
}

async function launch(
  connection: Connection,
  input: LaunchInput,
): Promise<LaunchOutcome> {
  const reply = await exchange(connection, {
    method: "POST",
    path: `${enrolmentPath(input.externalId)}/launch`,
    body: {},
    expect: launchReply,
  });
  if (reply.kind !== "answered") {
    return { kind: "unavailable", reason: reply.reason };
  }
  const { url, expires_at } = reply.body;
  return { kind: "redirect", url, expiresAt: dateOrNull(expires_at) };
}

async function withdraw(
  connection: Connection,
  input: WithdrawInput,
): Promise<WithdrawOutcome> {
  const reply = await exchange(connection, {
    method: "DELETE",
    path: enrolmentPath(input.externalId),
    body: { reason: input.reason },
    expect: anyReply,
  });
  if (reply.kind === "answered") return { kind: "withdrawn" };
  const gone =
    reply.kind === "refused" &&
    (reply.httpStatus === 404 || reply.httpStatus === 410);
  return gone ? { kind: "absent" } : reply;
}

async function fetchProgress(
  connection: Connection,
  cursor: string | null,
  since?: Date,
): Promise<ProgressOutcome> {
  const query = new URLSearchParams({ limit: String(PAGE_SIZE) });
  if (cursor !== null) query.set("cursor", cursor);
  if (since) query.set("updated_since", since.toISOString());
  const reply = await exchange(connection, {
    method: "GET",
    path: `/enrolments?${query.toString()}`,
    expect: enrolmentPageReply,
  });
  if (reply.kind !== "answered") return reply;
  const { data, next } = reply.body;
  const read = data.map((entry) => listedEnrolment.safeParse(entry));
  const enrolments = read.flatMap((one) =>
    one.success ? [reportOf(one.data)] : [],
  );
  return {
    kind: "page",
    enrolments,
    next: next ?? null,
    faulty: read.length - enrolments.length,
  };
}

function reportOf(listed: ListedEnrolment): ReportedEnrolment {
  return {
    externalId: listed.id,
    reference: listed.reference ?? null,
    status: listed.status,
    progress: listed.progress ?? null,
    score: listed.score ?? null,
    changedAt: dateOrNull(listed.updated_at),
    certificateUrl: listed.certificate_url ?? null,
  };
}

async function fetchCertificate(
  connection: Connection,
  externalId: string,
): Promise<CertificateOutcome> {
  const reply = await exchange(connection, {
    method: "GET",
    path: `${enrolmentPath(externalId)}/certificate`,
    expect: certificateReply,
  });
  if (reply.kind === "refused" && reply.httpStatus === 404) {
    return { kind: "absent" };
  }
  if (reply.kind !== "answered") return reply;
  const { url, issued_at } = reply.body;
  return { kind: "found", url, issuedAt: dateOrNull(issued_at) };
}

async function health(connection: Connection): Promise<HealthOutcome> {
  const reply = await exchange(connection, {
    method: "GET",
    path: "/health",
    expect: anyReply,
  });
  if (reply.kind === "answered") return { kind: "healthy" };
  return { kind: "unavailable", reason: reply.reason };
}

function enrolmentPath(externalId: string): string {
  return `/enrolments/${encodeURIComponent(externalId)}`;
}

function dateOrNull(text: string | null | undefined): Date | null {
  return text == null ? null : new Date(text);
}
