import { readLtiSettings } from "@throughline/integrations/partner-lms/lti/settings";
import { faultOfAddress } from "../partner/address.ts";
import { faultOfHost, type HostOptions } from "../partner/host.ts";

/**
 * Why we must not call an address that an LTI connection's settings name; null where all may be. Of a tool's addresses we call
 * only where its keys are, or its login to see whether it is there; the others are for browsers.
 */
export async function faultOfCalledAddresses(
  settings: unknown,
  options: HostOptions,
): Promise<{ field: string; reason: string } | null> {
  const reading = readLtiSettings(settings);
  if (reading.kind === "faulty") return reading;
  const { keys, loginUrl } = reading.settings;
  const [field, address] =
    keys.kind === "address"
      ? (["jwksUrl", keys.url] as const)
      : (["loginUrl", loginUrl] as const);
  const url = new URL(address);
  url.search = "";
  const reason =
    faultOfAddress(url.href, options) ?? (await faultOfHost(url.href, options));
  return reason === null ? null : { field, reason };
}
