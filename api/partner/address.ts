import { BlockList, isIP } from "node:net";

/** Networks that are not the internet (RFC 6890): whoever could make us call these would look into ours. */
const ours = new BlockList();
for (const [network, prefix] of [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.0.0.0", 24],
  ["192.168.0.0", 16],
  ["198.18.0.0", 15],
  ["224.0.0.0", 3],
] as const)
  ours.addSubnet(network, prefix, "ipv4");
for (const [network, prefix] of [
  ["::", 127],
  ["64:ff9b::", 96],
  ["fc00::", 7],
  ["fe80::", 10],
  ["ff00::", 8],
] as const)
  ours.addSubnet(network, prefix, "ipv6");

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

const ownNetwork = "lies in the school's own network";

function liesInOurNetwork(url: URL): boolean {
  if (url.protocol !== "http:" && url.protocol !== "https:") return false;
  const host = url.hostname.replace(/^\[|\]$/g, "").replace(/\.$/, "");
  const family = isIP(host);
  return family === 0
    ? ourNames.test(host) || !host.includes(".")
    : ours.check(host, family === 6 ? "ipv6" : "ipv4");
}
