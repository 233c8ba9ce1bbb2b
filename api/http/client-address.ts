import type { IncomingMessage } from "node:http";
import { BlockList, isIP } from "node:net";

/**
 * Finds out whose address a request comes from. `x-forwarded-for` is believed only from this machine and the given proxies,
 * and read from its end, because whoever calls may have written its beginning.
 */
export function clientAddresses(
  trustedProxies: readonly string[],
): (request: IncomingMessage) => string {
  const trusted = listOf(["127.0.0.0/8", "::1", ...trustedProxies]);
  const isTrusted = (address: string) =>
    trusted.check(address, isIP(address) === 6 ? "ipv6" : "ipv4");

  return (request) => {
    let address = plain(request.socket.remoteAddress ?? "127.0.0.1");
    const hops = String(request.headers["x-forwarded-for"] ?? "").split(",");
    while (isTrusted(address)) {
      const before = plain(hops.pop()?.trim() ?? "");
      if (isIP(before) === 0) break;
      address = before;
    }
    return address;
  };
}

function listOf(networks: readonly string[]): BlockList {
  const list = new BlockList();
  for (const network of networks) {
    const [address = "", prefix] = network.split("/");
    const family = isIP(address) === 6 ? "ipv6" : "ipv4";
    if (prefix === undefined) list.addAddress(address, family);
    else list.addSubnet(address, Number(prefix), family);
  }
  return list;
}

/** An IPv4 address as it looks on an IPv6 socket, without the disguise. */
const plain = (address: string) => address.replace(/^::ffff:(?=\d+\.)/i, "");
