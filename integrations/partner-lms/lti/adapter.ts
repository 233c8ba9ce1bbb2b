import type {
  Capabilities,
  HealthOutcome,
  LaunchOutcome,
  PartnerAdapter,
} from "../contract.ts";
import { misconfigured } from "../misconfigured.ts";
import { loginInitiation, type LoginHints } from "./login.ts";
import { readLtiSettings, type LtiSettings } from "./settings.ts";

export interface LtiAdapterOptions {
  /** As stored with the connection. */
  settings: unknown;
  /** Who we are to tools: the public address of the API. */
  issuer: string;
  /** Begins a launch of ours for an enrolment; only where a person waits for it. */
  beginLaunch?: (externalId: string) => Promise<BegunLaunch>;
  fetch?: (url: string, options: RequestInit) => Promise<Response>;
  /** How long asking after the tool's health may take; 10 seconds unless said. */
  timeoutMs?: number;
}

/** A launch of ours under way; `targetUrl` is null where the tool's ordinary target is meant. */
export type BegunLaunch =
  | ({ kind: "begun"; expiresAt: Date } & Omit<LoginHints, "targetUrl"> & {
        targetUrl: string | null;
      })
  | { kind: "refused"; reason: string };

/**
 * The adapter for LTI 1.3 tools, to which we are the platform. A tool has no places to ask for: an enrolment is accepted here, the
 * student's first launch makes the account there, and scores come in through the line item, not through this.
 */
export function ltiAdapter(options: LtiAdapterOptions): PartnerAdapter {
  const reading = readLtiSettings(options.settings);
  if (reading.kind === "faulty") return misconfigured(reading);
  const { settings } = reading;
  const unsupported = { kind: "unsupported" } as const;
  return {
    capabilities: () => capabilities,
    enrol: async ({ reference }) => ({
      kind: "accepted",
      externalId: reference,
      launchUrl: null,
    }),
    // Nothing is kept there, so a request whose answer was lost is simply accepted again, under the same id.
    findEnrolment: async () => ({ kind: "absent" }),
    launch: ({ externalId }) => launch(options, settings, externalId),
    withdraw: async () => ({ kind: "withdrawn" }),
    fetchProgress: async () => unsupported,
    fetchCertificate: async () => unsupported,
    verifyWebhook: () => unsupported,
    importCsv: () => unsupported,
    health: () => health(options, settings),
  };
}

const capabilities: Capabilities = {
  enrols: true,
  needsVoucher: false,
  withdraws: true,
  launches: "redirect",
  reportsProgress: false,
  sendsWebhooks: false,
  givesAccess: false,
  importsCsv: false,
};

async function launch(
  { beginLaunch, issuer }: LtiAdapterOptions,
  settings: LtiSettings,
  externalId: string,
): Promise<LaunchOutcome> {
  if (!beginLaunch)
    return { kind: "unavailable", reason: "Nobody waits for this launch." };
  const begun = await beginLaunch(externalId);
  if (begun.kind === "refused")
    return { kind: "unavailable", reason: begun.reason };
  const targetUrl = begun.targetUrl ?? settings.targetUrl;
  const url = loginInitiation(settings, issuer, { ...begun, targetUrl });
  return { kind: "redirect", url, expiresAt: begun.expiresAt };
}

/** A tool has no address for this; that its key set is there, or its login answers at all, is what can be seen. */
async function health(
  { fetch: call = fetch, timeoutMs = 10_000 }: LtiAdapterOptions,
  { keys, loginUrl }: LtiSettings,
): Promise<HealthOutcome> {
  const address = keys.kind === "address" ? keys.url : loginUrl;
  try {
    const response = await call(address, {
      method: "GET",
      redirect: "manual",
      signal: AbortSignal.timeout(timeoutMs),
    });
    await response.body?.cancel();
    const isWell =
      response.status < 500 && (keys.kind === "key" || response.ok);
    if (isWell) return { kind: "healthy" };
    return {
      kind: "unavailable",
      reason: `The tool answers ${response.status}.`,
    };
  } catch {
    return { kind: "unavailable", reason: "The tool does not answer." };
  }
}
