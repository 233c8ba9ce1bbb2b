import { isIP } from "node:net";

/**
 * Whom an address stands for when attempts are counted: an IPv4 address for itself; of IPv6 the first half, for a household or an
 * office has all the rest to itself.
 */
export function networkOf(address: string): string {
  if (isIP(address) !== 6) return address;
  const [front = "", back] = address.split("%")[0]?.split("::") ?? [];
  const groups = front === "" ? [] : front.split(":");
  const last = back ? back.split(":") : [];
  const missing = back === undefined ? 0 : 8 - groups.length - last.length;
  const all = [
    ...groups,
    ...Array<string>(Math.max(0, missing)).fill("0"),
    ...last,
  ];
  return all
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(":");
}
