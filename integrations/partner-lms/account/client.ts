import type {
  Capabilities,
  CertificateOutcome,
  EnrolInput,
  EnrolOutcome,
  FindOutcome,
  HealthOutcome,
  LaunchOutcome,
  PartnerAdapter,
  ProgressOutcome,
  Refused,
  ReportedEnrolment,
  Unavailable,
  WithdrawInput,
  WithdrawOutcome,
} from "../contract.ts";
import {
  exchange,
  type Answer,
  type Connection,
  type FetchLike,
} from "../exchange.ts";
import { verifyStandardDelivery } from "../verify.ts";
import {
  account,
  accountList,
  accountPage,
  anyReply,
  createdAccount,
  renewedAccess,
  type Account,
} from "./reply.ts";
import type { AccountSettings } from "./settings.ts";
import { missingCourses, standingOf } from "./standing.ts";

/** How a partner that makes accounts is reached. */
export interface AccountAdapterOptions {
  /** Everything before `/accounts`. */
  baseUrl: string;
  apiKey: string;
  settings: AccountSettings;
  fetch?: FetchLike;
  /** How long one call may take; 15 seconds unless said. */
  timeoutMs?: number;
}

interface Door extends Connection {
  settings: AccountSettings;
}

const capabilities: Capabilities = {
  enrols: true,
  needsVoucher: false,
  withdraws: true,
  launches: "redirect",
  reportsProgress: true,
  sendsWebhooks: true,
  givesAccess: true,
  importsCsv: false,
};

/** How many accounts are asked for at once. */
const PAGE_SIZE = 100;

/**
 * The adapter for partners where a student has an account of their own: makes it, enrols it in every required course, and hands
 * the access details on once. What was left half done is found by our reference and taken up where it stopped.
 */
export function accountAdapter(options: AccountAdapterOptions): PartnerAdapter {
  const door: Door = {
    baseUrl: options.baseUrl.replace(/\/+$/, ""),
    authorization: `Bearer ${options.apiKey}`,
    fetch: options.fetch ?? fetch,
    timeoutMs: options.timeoutMs ?? 15_000,
    settings: options.settings,
  };
  return {
    capabilities: () => capabilities,
    enrol: (input) => enrol(door, input),
    findEnrolment: (reference) => findEnrolment(door, reference),
    launch: ({ externalId }) => launch(door, externalId),
    renewAccess: async (externalId) => {
      const reply = await renewAccess(door, externalId);
      return reply.kind === "answered"
        ? { kind: "renewed", access: reply.body.access }
        : reply;
    },
    withdraw: (input) => withdraw(door, input),
    fetchProgress: (cursor, since) => fetchProgress(door, cursor, since),
    fetchCertificate: (externalId) => fetchCertificate(door, externalId),
    verifyWebhook: verifyStandardDelivery,
    importCsv: () => ({ kind: "unsupported" }),
    health: () => health(door),
  };
}

/** Details that were told in a reply that got lost are made anew, so that whoever has those can do nothing with them. */
async function enrol(door: Door, input: EnrolInput): Promise<EnrolOutcome> {
  const made = await findOrCreate(door, input);
  if (made.kind !== "made") return made;
  const required = requiredOf(door, input.courseRef);
  for (const ref of missingCourses(made.account, required)) {
    const joined = await exchange(door, {
      method: "PUT",
      path: `${accountPath(made.account.id)}/courses/${encodeURIComponent(ref)}`,
      body: {},
      expect: anyReply,
    });
    if (joined.kind !== "answered") return joined;
  }
  const access = made.access ?? (await renewAccess(door, made.account.id));
  return access.kind === "answered"
    ? {
        kind: "accepted",
        externalId: made.account.id,
        launchUrl: signInUrlOf(door, made.account),
        access: access.body.access,
      }
    : access;
}

type AccessAnswer = Answer<{ access: Record<string, string> }>;

type Made =
  | { kind: "made"; account: Account; access: AccessAnswer | null }
  | Refused
  | Unavailable;

async function findOrCreate(
  door: Door,
  { reference, idempotencyKey, learner }: EnrolInput,
): Promise<Made> {
  const known = await accountOf(door, reference);
  if (known.kind !== "answered") return known;
  if (known.body !== null) {
    return { kind: "made", account: known.body, access: null };
  }
  const created = await exchange(door, {
    method: "POST",
    path: "/accounts",
    idempotencyKey,
    body: {
      reference,
      learner: {
        reference: learner.reference,
        email: learner.email,
        given_name: learner.givenName,
        family_name: learner.familyName,
      },
    },
    expect: createdAccount,
  });
  if (created.kind !== "answered") return created;
  const { access, ...made } = created.body;
  return {
    kind: "made",
    account: made,
    access: access ? { kind: "answered", body: { access } } : null,
  };
}

/** The live account with our reference; null where there is none. A closed one is made anew. */
async function accountOf(
  door: Door,
  reference: string,
): Promise<Answer<Account | null>> {
  const reply = await exchange(door, {
    method: "GET",
    path: `/accounts?reference=${encodeURIComponent(reference)}`,
    expect: accountList,
  });
  if (reply.kind !== "answered") return reply;
  const found = reply.body.data.find(
    (one) => one.reference === reference && !one.closed,
  );
  return { kind: "answered", body: found ?? null };
}

function renewAccess(door: Door, accountId: string): Promise<AccessAnswer> {
  return exchange(door, {
    method: "POST",
    path: `${accountPath(accountId)}/access`,
    body: {},
    expect: renewedAccess,
  });
}

/** A half-done account is `pending`; asking for the enrolment again takes it up where it stopped. */
async function findEnrolment(
  door: Door,
  reference: string,
): Promise<FindOutcome> {
  const reply = await accountOf(door, reference);
  if (reply.kind !== "answered") return reply;
  const known = reply.body;
  if (known === null) return { kind: "absent" };
  const { status, progress } = standingOf(known, door.settings.requiredCourses);
  return {
    kind: "found",
    externalId: known.id,
    launchUrl: signInUrlOf(door, known),
    status: isWhole(door, known) ? status : "pending",
    progress,
  };
}

/** Students sign in there with their own details, so nothing is asked of the partner but where. */
async function launch(door: Door, externalId: string): Promise<LaunchOutcome> {
  const { signInUrl } = door.settings;
  if (signInUrl !== undefined) {
    return { kind: "redirect", url: signInUrl, expiresAt: null };
  }
  const reply = await readAccount(door, externalId);
  if (reply.kind !== "answered") {
    return { kind: "unavailable", reason: reply.reason };
  }
  const url = reply.body.sign_in_url ?? null;
  return url === null
    ? {
        kind: "unavailable",
        reason: "the partner does not say where to sign in",
      }
    : { kind: "redirect", url, expiresAt: null };
}

async function withdraw(
  door: Door,
  { externalId, reason }: WithdrawInput,
): Promise<WithdrawOutcome> {
  const reply = await exchange(door, {
    method: "DELETE",
    path: accountPath(externalId),
    body: { reason },
    expect: anyReply,
  });
  if (reply.kind === "answered") return { kind: "withdrawn" };
  const isGone =
    reply.kind === "refused" && [404, 410].includes(reply.httpStatus);
  return isGone ? { kind: "absent" } : reply;
}

async function fetchProgress(
  door: Door,
  cursor: string | null,
  since?: Date,
): Promise<ProgressOutcome> {
  const query = new URLSearchParams({ limit: String(PAGE_SIZE) });
  if (cursor !== null) query.set("cursor", cursor);
  if (since) query.set("updated_since", since.toISOString());
  const reply = await exchange(door, {
    method: "GET",
    path: `/accounts?${query.toString()}`,
    expect: accountPage,
  });
  if (reply.kind !== "answered") return reply;
  const { data, next } = reply.body;
  const read = data.map((entry) => account.safeParse(entry));
  const enrolments = read.flatMap((one) =>
    one.success ? [reportOf(door, one.data)] : [],
  );
  return {
    kind: "page",
    enrolments,
    next: next ?? null,
    faulty: read.length - enrolments.length,
  };
}

function reportOf(door: Door, known: Account): ReportedEnrolment {
  const standing = standingOf(known, door.settings.requiredCourses);
  return {
    externalId: known.id,
    reference: known.reference ?? null,
    ...standing,
    status: isWhole(door, known) || known.closed ? standing.status : "pending",
    changedAt: known.updated_at ? new Date(known.updated_at) : null,
  };
}

async function fetchCertificate(
  door: Door,
  externalId: string,
): Promise<CertificateOutcome> {
  const reply = await readAccount(door, externalId);
  if (reply.kind === "refused" && reply.httpStatus === 404) {
    return { kind: "absent" };
  }
  if (reply.kind !== "answered") return reply;
  const { certificateUrl: url } = standingOf(
    reply.body,
    door.settings.requiredCourses,
  );
  return url === null
    ? { kind: "absent" }
    : { kind: "found", url, issuedAt: null };
}

function readAccount(door: Door, id: string): Promise<Answer<Account>> {
  return exchange(door, {
    method: "GET",
    path: accountPath(id),
    expect: account,
  });
}

async function health(door: Door): Promise<HealthOutcome> {
  const reply = await exchange(door, {
    method: "GET",
    path: "/health",
    expect: anyReply,
  });
  return reply.kind === "answered"
    ? { kind: "healthy" }
    : { kind: "unavailable", reason: reply.reason };
}

function requiredOf({ settings }: Door, courseRef: string): string[] {
  return [...new Set([courseRef, ...settings.requiredCourses])];
}

function isWhole({ settings }: Door, known: Account): boolean {
  return (
    known.courses.length > 0 &&
    missingCourses(known, settings.requiredCourses).length === 0
  );
}

function signInUrlOf({ settings }: Door, known: Account): string | null {
  return settings.signInUrl ?? known.sign_in_url ?? null;
}

function accountPath(id: string): string {
  return `/accounts/${encodeURIComponent(id)}`;
}
