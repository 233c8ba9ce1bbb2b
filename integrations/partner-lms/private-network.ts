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

/** Whether an IP address, of either family, is not on the internet: private, loopback, link-local or a cloud's metadata. False for what is no IP address. */
export function isPrivateIp(address: string): boolean {
  const [bare = ""] = address.split("%");
  const family = isIP(bare);
  return family !== 0 && ours.check(bare, family === 6 ? "ipv6" : "ipv4");
}
