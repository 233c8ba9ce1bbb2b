import { createRemoteJWKSet, type JWTVerifyGetKey } from "jose";
import { makeToolKey, type ToolKey } from "./key.ts";
import {
  noFaults,
  type LtiToolFaults,
  type LtiToolSettings,
} from "./settings.ts";

/** The tool's memory; gone when it stops. */
export interface LtiTool {
  settings: LtiToolSettings;
  name: string;
  /** Where it is found, without a slash at the end. */
  url: string;
  /** The newest signs; all are published. */
  keys: ToolKey[];
  platformKeys: JWTVerifyGetKey;
  /** Launches asked for and not answered yet: the nonce by the state. */
  pending: Map<string, string>;
  visits: Map<string, Visit>;
  faults: LtiToolFaults;
  /** The last assertion, kept by a tool that replays it. */
  assertion: string | null;
}

/** Somebody whom a platform launched, in a resource or to choose one. */
export interface Visit {
  id: string;
  /** Every claim of the launch. */
  claims: Record<string, unknown>;
  kind: "resource" | "choice";
  userId: string;
  userName: string | null;
  /** Percent. */
  progress: number;
}

/** A tool with a key and no visitors. */
export async function makeTool(
  settings: LtiToolSettings,
  url: string,
): Promise<LtiTool> {
  return {
    settings,
    url,
    name: settings.name ?? "Practice Lab",
    keys: [await makeToolKey(settings.randomId())],
    platformKeys: createRemoteJWKSet(new URL(settings.platform.jwksUrl), {
      // A platform may rotate its key between two launches of the same minute.
      cooldownDuration: 0,
    }),
    pending: new Map(),
    visits: new Map(),
    faults: { ...noFaults },
    assertion: null,
  };
}
