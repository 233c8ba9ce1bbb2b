import { claim, ltiVersion } from "../claims.ts";
import type { LtiTool, Visit } from "./tool.ts";

/** What can be chosen in this tool. */
export const resources = [
  { path: "sanitation", title: "Sanitation and safety" },
  { path: "colour", title: "Colour theory" },
  { path: "business", title: "Running a salon" },
] as const;

/** Where the browser brings the tool's answer to a deep linking request, and the answer; null for a visit that chooses nothing. */
export async function answerChoice(
  tool: LtiTool,
  { kind, claims }: Visit,
  chosen: string | null,
): Promise<{ url: string; token: string } | null> {
  const asked = claims[claim.deepLinkingSettings] as
    { deep_link_return_url: string; data?: string } | undefined;
  const key = tool.keys.at(-1);
  if (kind !== "choice" || !asked || !key) return null;
  const resource = resources.find(({ path }) => path === chosen);
  const { platform, now, randomId } = tool.settings;
  const iat = Math.floor(now().getTime() / 1_000);
  const token = await key.sign({
    iss: platform.clientId,
    aud: platform.issuer,
    iat,
    exp: iat + 300,
    nonce: randomId(),
    [claim.messageType]: "LtiDeepLinkingResponse",
    [claim.version]: ltiVersion,
    [claim.deploymentId]: platform.deploymentId,
    [claim.deepLinkingData]: asked.data,
    [claim.contentItems]: resource
      ? [
          {
            type: "ltiResourceLink",
            title: resource.title,
            url: `${tool.url}/resources/${resource.path}`,
            custom: { lesson: resource.path },
          },
        ]
      : [],
  });
  return { url: asked.deep_link_return_url, token };
}
