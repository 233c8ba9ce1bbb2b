import { lookup } from "node:dns/promises";
import { isIP } from "node:net";
import { isPrivateIp } from "@throughline/integrations/partner-lms/private-network";
import { hostOf, ownNetwork } from "./address.ts";

/** All addresses that a name stands for; rejects, with a `code`, where there are none. */
export type Resolve = (host: string) => Promise<{ address: string }[]>;

export interface HostOptions {
  /** Whether partners may be reached in our own network, as in a demo. */
  allowsPrivatePartners: boolean;
  /** The system's way of looking names up unless said. */
  resolve?: Resolve;
}

/**
 * Why partners must not be reached at the host that a well-formed web address names; null where they may. Looks the name up: one
 * answer in our own network is enough to refuse it. Where private partners are allowed nothing is looked up.
 */
export async function faultOfHost(
  address: string,
  {
    allowsPrivatePartners,
    resolve = (host) => lookup(host, { all: true }),
  }: HostOptions,
): Promise<string | null> {
  const host = hostOf(new URL(address));
  if (allowsPrivatePartners || isIP(host) !== 0) return null;
  try {
    const answers = await resolve(host);
    if (answers.length === 0) return noSuchHost;
    return answers.some((answer) => isPrivateIp(answer.address))
      ? ownNetwork
      : null;
  } catch (error) {
    return isTemporary(error) ? notJustNow : noSuchHost;
  }
}

const noSuchHost = "names a host that cannot be found; check the spelling";
const notJustNow = "names a host that cannot be looked up just now; try again";

const isTemporary = (error: unknown) =>
  error instanceof Error &&
  "code" in error &&
  (error.code === "EAI_AGAIN" || error.code === "ETIMEOUT");
