import { accountAdapter } from "./account/client.ts";
import { accountSettings } from "./account/settings.ts";
import type { PartnerAdapter } from "./contract.ts";
import type { FetchLike } from "./exchange.ts";
import { ltiAdapter, type BegunLaunch } from "./lti/adapter.ts";
import { readLtiSettings } from "./lti/settings.ts";
import { misconfigured } from "./misconfigured.ts";
import { parsePartnerMessage, type PartnerMessageParse } from "./parse.ts";
import { restAdapter } from "./rest/client.ts";
import { restSettings } from "./rest/settings.ts";
import { scormAdapter } from "./scorm/client.ts";
import { readPostback } from "./scorm/postback.ts";
import { scormSettings } from "./scorm/settings.ts";
import { readSettings, type SettingsReading } from "./settings-reading.ts";
import { voucherAdapter } from "./voucher/client.ts";
import { voucherSettings } from "./voucher/settings.ts";

/** Every kind of partner that we can reach. */
export type AdapterKind =
  "REST" | "LTI" | "SCORM_CLOUD" | "ACCOUNT" | "VOUCHER";

/** How one partner is reached. */
export interface Access {
  baseUrl: string;
  apiKey: string;
  /** As stored with the connection; each kind reads its own. */
  settings: unknown;
  /** The secret that is current now, for partners that are told it with each request. */
  webhookSecret?: string;
  /** How long one call may take; 15 seconds unless said. */
  timeoutMs?: number;
  /** Makes the calls; `guardedFetch()` where partners may not lead into our own network. */
  fetch?: FetchLike;
  /** What an LTI launch needs besides; only where a person waits for it. */
  launchContext?: LaunchContext;
}

/** Who we are to tools, and how a launch of ours begins. */
export interface LaunchContext {
  issuer: string;
  beginLaunch?: (externalId: string) => Promise<BegunLaunch>;
}

/** Opens the adapter of a partner. One whose settings are wrong refuses everything, with the field at fault. */
export function openAdapter(kind: AdapterKind, access: Access): PartnerAdapter {
  return openers[kind](access);
}

/** How the webhooks of one kind of partner are read, without opening an adapter. */
export function webhookReaderOf(
  kind: AdapterKind,
): (rawBody: Uint8Array, now: Date) => PartnerMessageParse {
  return kind === "SCORM_CLOUD" ? readPostback : parsePartnerMessage;
}

/** Finds what is wrong with a connection's settings before it is kept; null where all is well. */
export function faultOfSettings(
  kind: AdapterKind,
  settings: unknown,
): { field: string; reason: string } | null {
  const reading = readers[kind](settings);
  return reading.kind === "read" ? null : reading;
}

const readers: Record<
  AdapterKind,
  (stored: unknown) => SettingsReading<unknown>
> = {
  REST: (stored) => readSettings(restSettings, stored),
  LTI: readLtiSettings,
  SCORM_CLOUD: (stored) => readSettings(scormSettings, stored),
  ACCOUNT: (stored) => readSettings(accountSettings, stored),
  VOUCHER: (stored) => readSettings(voucherSettings, stored),
};

const openers: Record<AdapterKind, (access: Access) => PartnerAdapter> = {
  REST: restAdapter,
  LTI: ({ settings, timeoutMs, launchContext, fetch }) =>
    ltiAdapter({ issuer: "", ...launchContext, settings, timeoutMs, fetch }),
  SCORM_CLOUD: (access) => {
    const reading = readSettings(scormSettings, access.settings);
    return reading.kind === "read"
      ? scormAdapter({ ...access, settings: reading.settings })
      : misconfigured(reading);
  },
  ACCOUNT: (access) => {
    const reading = readSettings(accountSettings, access.settings);
    return reading.kind === "read"
      ? accountAdapter({ ...access, settings: reading.settings })
      : misconfigured(reading);
  },
  VOUCHER: voucherAdapter,
};
