import { isIP } from "node:net";
import { isPrivateIp } from "@throughline/integrations/partner-lms/private-network";

const ourNames = /(^|\.)(localhost|local|internal|home|lan|intranet)$/;

/** Why partners must not be reached at an address; null where they may. Only what the address itself says is looked at. */
export function faultOfAddress(
  address: string,
  { allowsPrivatePartners }: { allowsPrivatePartners: boolean },
): string | null {
  const url = URL.canParse(address) ? new URL(address) : null;
  if (url?.protocol !== "http:" && url?.protocol !== "https:")
    return "is not a web address; it begins with https:// or http://";
  if (url.username || url.password)
    return "must not hold a name or a password; give the key by itself";
  if (url.search || url.hash) return "must not hold a ? or a #";
  return allowsPrivatePartners || !liesInOurNetwork(url) ? null : ownNetwork;
}

/** The first setting that is an address in our own network, where that is not allowed; null where there is none. */
export function privateSetting(
  settings: Record<string, unknown>,
  { allowsPrivatePartners }: { allowsPrivatePartners: boolean },
): { field: string; reason: string } | null {
  if (allowsPrivatePartners) return null;
  const isPrivate = (value: unknown) =>
    typeof value === "string" &&
    URL.canParse(value) &&
    liesInOurNetwork(new URL(value));
  const found = Object.entries(settings).find(([, value]) => isPrivate(value));
  return found ? { field: found[0], reason: ownNetwork } : null;
}

/** The host of a web address, as it is looked up: without brackets and the final dot. */
export const hostOf = ({ hostname }: URL): string =>
  hostname.replace(/^\[|\]$/g, "").replace(/\.$/, "");

export const ownNetwork = "lies in the school's own network";

function liesInOurNetwork(url: URL): boolean {
  if (url.protocol !== "http:" && url.protocol !== "https:") return false;
  const host = hostOf(url);
  return isIP(host) === 0
    ? ourNames.test(host) || !host.includes(".")
    : isPrivateIp(host);
}
