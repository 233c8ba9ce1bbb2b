import { setOut } from "@throughline/domain/lti/set-out";
import { loginInitiation } from "@throughline/integrations/partner-lms/lti/login";
import type { DeepLinkStart, LtiDoor } from "@throughline/schema/context";
import { tooMany, type LaunchBeginning } from "./begin-launch.ts";
import { ltiEndpoints } from "./endpoints.ts";
import { messageHintOf } from "./launch.ts";
import { randomId } from "./platform.ts";
import { findToolOfPartner } from "./tool.ts";

/** LTI as the schema sees it: where tools find us, and the way to choose what a step opens. */
export function ltiDoor(
  beginning: LaunchBeginning & { apiUrl: string },
): LtiDoor {
  const endpoints = ltiEndpoints(beginning.apiUrl);
  return {
    endpoints,
    startDeepLink: (courseStepId) =>
      startDeepLink(beginning, endpoints.issuer, courseStepId),
  };
}

async function startDeepLink(
  { systemDb, transactForViewer, viewer, now }: LaunchBeginning,
  issuer: string,
  courseStepId: string,
): Promise<DeepLinkStart> {
  const step = await systemDb.courseStep.findUnique({
    where: { id: courseStepId },
  });
  const { personId } = viewer;
  if (!step || personId === null)
    return { kind: "notFound", message: "There is no such step." };
  const { partnerId } = step;
  const tool = partnerId && (await findToolOfPartner(systemDb, partnerId));
  if (!tool) return refused("This step's partner is not reached by LTI.");
  const { deepLinkUrl } = tool.settings;
  if (!deepLinkUrl)
    return refused(
      `${tool.name} has no address for choosing; add deepLinkUrl to its settings.`,
    );
  const out = await transactForViewer((tx) =>
    setOut(
      tx,
      {
        id: randomId(),
        kind: "deepLink",
        partnerId: tool.partnerId,
        personId,
        courseStepId,
      },
      now(),
    ),
  );
  if (out.kind === "tooMany") return refused(tooMany);
  const { launch } = out;
  const url = loginInitiation(tool.settings, issuer, {
    loginHint: launch.id,
    messageHint: messageHintOf(launch),
    targetUrl: deepLinkUrl,
  });
  return { kind: "ready", url };
}

const refused = (message: string) => ({ kind: "refused", message }) as const;
