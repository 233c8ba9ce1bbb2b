import type {
  Capabilities,
  EnrolInput,
  EnrolOutcome,
  FindOutcome,
  HealthOutcome,
  LaunchOutcome,
  PartnerAdapter,
  ProgressOutcome,
  ReportedEnrolment,
  WithdrawOutcome,
} from "../contract.ts";
import {
  exchange,
  type Answer,
  type Connection,
  type FetchLike,
} from "../exchange.ts";
import {
  basicAuth,
  POSTBACK_USER,
  readPostback,
  verifyPostback,
} from "./postback.ts";
import {
  anyReply,
  launchLinkReply,
  registration,
  registrationList,
  type Registration,
} from "./reply.ts";
import type { ScormSettings } from "./settings.ts";
import { standingOf } from "./standing.ts";

/** How a SCORM Cloud application is reached. */
export interface ScormAdapterOptions {
  /** Ordinarily `https://cloud.scorm.com/api/v2`. */
  baseUrl: string;
  /** The application's secret key. */
  apiKey: string;
  settings: ScormSettings;
  /** The password that results are posted to us with; results are not posted where there is none. */
  webhookSecret?: string;
  fetch?: FetchLike;
  /** How long one call may take; 15 seconds unless said. */
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

/** How long a launch link lives. */
const LINK_SECONDS = 120;

/**
 * The adapter for SCORM Cloud (REST, version 2). A registration's id is ours to choose: it is our reference, so that the
 * same enrolment is never made twice and needs no looking up.
 */
export function scormAdapter(options: ScormAdapterOptions): PartnerAdapter {
  const connection: Connection = {
    baseUrl: options.baseUrl.replace(/\/+$/, ""),
    authorization: basicAuth(options.settings.appId, options.apiKey),
    fetch: options.fetch ?? fetch,
    timeoutMs: options.timeoutMs ?? 15_000,
  };
  return {
    capabilities: () => capabilities,
    enrol: (input) => enrol(connection, options, input),
    findEnrolment: (reference) => findEnrolment(connection, reference),
    launch: ({ externalId }) => launch(connection, externalId),
    withdraw: ({ externalId }) => withdraw(connection, externalId),
    fetchProgress: (cursor, since) => fetchProgress(connection, cursor, since),
    fetchCertificate: () => Promise.resolve({ kind: "unsupported" }),
    verifyWebhook: verifyPostback,
    readWebhook: readPostback,
    importCsv: () => ({ kind: "unsupported" }),
    health: () => health(connection),
  };
}

/** A registration that exists already is refused by the vendor; one that is this learner's is what we wanted. */
async function enrol(
  connection: Connection,
  options: ScormAdapterOptions,
  { reference, courseRef, learner }: EnrolInput,
): Promise<EnrolOutcome> {
  const reply = await exchange(connection, {
    method: "POST",
    path: "/registrations",
    body: {
      courseId: courseRef,
      registrationId: reference,
      learner: {
        id: learner.reference,
        email: learner.email,
        firstName: learner.givenName,
        lastName: learner.familyName,
      },
      ...postBackOf(options),
    },
    expect: anyReply,
  });
  const accepted = {
    kind: "accepted",
    externalId: reference,
    launchUrl: null,
  } as const;
  if (reply.kind === "answered") return accepted;
  if (reply.kind === "unavailable") return reply;
  const known = await read(connection, reference);
  const isOurs =
    known.kind === "answered" && known.body.learner?.id === learner.reference;
  return isOurs ? accepted : reply;
}

function postBackOf({ settings, webhookSecret }: ScormAdapterOptions) {
  if (settings.postbackUrl === undefined || webhookSecret === undefined)
    return {};
  return {
    postBack: {
      url: settings.postbackUrl,
      authType: "HTTPBASIC",
      userName: POSTBACK_USER,
      password: webhookSecret,
      resultsFormat: "COURSE",
      legacy: false,
    },
  };
}

async function findEnrolment(
  connection: Connection,
  reference: string,
): Promise<FindOutcome> {
  const reply = await read(connection, reference);
  if (reply.kind === "refused" && reply.httpStatus === 404) {
    return { kind: "absent" };
  }
  if (reply.kind !== "answered") return reply;
  const { isCompleted, progress } = standingOf(reply.body);
  return {
    kind: "found",
    externalId: reply.body.id,
    launchUrl: null,
    status: isCompleted ? "completed" : "enrolled",
    progress,
  };
}

function read(
  connection: Connection,
  id: string,
): Promise<Answer<Registration>> {
  return exchange(connection, {
    method: "GET",
    path: registrationPath(id),
    expect: registration,
  });
}

async function launch(
  connection: Connection,
  externalId: string,
): Promise<LaunchOutcome> {
  const reply = await exchange(connection, {
    method: "POST",
    path: `${registrationPath(externalId)}/launchLink`,
    body: { expiry: LINK_SECONDS },
    expect: launchLinkReply,
  });
  return reply.kind === "answered"
    ? { kind: "redirect", url: reply.body.launchLink, expiresAt: null }
    : { kind: "unavailable", reason: reply.reason };
}

async function withdraw(
  connection: Connection,
  externalId: string,
): Promise<WithdrawOutcome> {
  const reply = await exchange(connection, {
    method: "DELETE",
    path: registrationPath(externalId),
    expect: anyReply,
  });
  if (reply.kind === "answered") return { kind: "withdrawn" };
  const isGone = reply.kind === "refused" && reply.httpStatus === 404;
  return isGone ? { kind: "absent" } : reply;
}

async function fetchProgress(
  connection: Connection,
  cursor: string | null,
  since?: Date,
): Promise<ProgressOutcome> {
  const query = new URLSearchParams();
  if (cursor !== null) query.set("more", cursor);
  else if (since) query.set("since", since.toISOString());
  const reply = await exchange(connection, {
    method: "GET",
    path: `/registrations?${query.toString()}`,
    expect: registrationList,
  });
  if (reply.kind !== "answered") return reply;
  const { registrations, more } = reply.body;
  const parsed = registrations.map((entry) => registration.safeParse(entry));
  const enrolments = parsed.flatMap((one) =>
    one.success ? [reportOf(one.data)] : [],
  );
  return {
    kind: "page",
    enrolments,
    next: more || null,
    faulty: parsed.length - enrolments.length,
  };
}

function reportOf(known: Registration): ReportedEnrolment {
  const { isCompleted, progress, score, changedAt } = standingOf(known);
  return {
    externalId: known.id,
    reference: known.id,
    status: isCompleted ? "completed" : "enrolled",
    progress,
    score,
    changedAt,
    certificateUrl: null,
  };
}

async function health(connection: Connection): Promise<HealthOutcome> {
  const reply = await exchange(connection, {
    method: "GET",
    path: "/ping",
    expect: anyReply,
  });
  return reply.kind === "answered"
    ? { kind: "healthy" }
    : { kind: "unavailable", reason: reply.reason };
}

function registrationPath(id: string): string {
  return `/registrations/${encodeURIComponent(id)}`;
}
