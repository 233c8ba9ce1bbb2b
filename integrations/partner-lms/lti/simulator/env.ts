import { z } from "zod";
import type { LtiToolSettings } from "./settings.ts";

const webAddress = z.url({ protocol: /^https?$/ });

const variables = z.object({
  LTI_TOOL_PORT: z.coerce.number().int().min(0).max(65_535).default(4_091),
  LTI_TOOL_HOST: z.string().default("127.0.0.1"),
  LTI_TOOL_PUBLIC_URL: webAddress.optional(),
  LTI_TOOL_NAME: z.string().min(1).default("Practice Lab"),
  LTI_TOOL_CLIENT_ID: z.string().min(1),
  LTI_TOOL_DEPLOYMENT_ID: z.string().min(1),
  /** The API's public address; the platform's endpoints follow from it. */
  LTI_TOOL_PLATFORM_URL: webAddress,
});

/** Reads the tool's settings; throws one error that names everything that is wrong. */
export function readLtiToolEnv(
  env: NodeJS.ProcessEnv = process.env,
): Omit<LtiToolSettings, "now" | "randomId"> {
  const read = variables.safeParse(env);
  if (!read.success) {
    const faults = read.error.issues.map(
      (issue) => `  ${issue.path.join(".")}: ${issue.message}`,
    );
    throw new Error(`The LTI tool's settings are wrong:\n${faults.join("\n")}`);
  }
  const issuer = read.data.LTI_TOOL_PLATFORM_URL.replace(/\/+$/, "");
  return {
    port: read.data.LTI_TOOL_PORT,
    host: read.data.LTI_TOOL_HOST,
    publicUrl: read.data.LTI_TOOL_PUBLIC_URL?.replace(/\/+$/, ""),
    name: read.data.LTI_TOOL_NAME,
    platform: {
      issuer,
      clientId: read.data.LTI_TOOL_CLIENT_ID,
      deploymentId: read.data.LTI_TOOL_DEPLOYMENT_ID,
      authorizationUrl: `${issuer}/lti/authorize`,
      tokenUrl: `${issuer}/lti/token`,
      jwksUrl: `${issuer}/lti/jwks`,
    },
  };
}
