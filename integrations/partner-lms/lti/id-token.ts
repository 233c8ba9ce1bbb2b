import { agsScopes, claim, ltiVersion, role } from "./claims.ts";
import type { LtiSettings } from "./settings.ts";

/** What every signed launch says. */
export interface LaunchFacts {
  issuer: string;
  settings: Pick<LtiSettings, "clientId" | "deploymentId" | "shares">;
  /** Echoed from the tool's request. */
  nonce: string;
  person: LaunchedPerson;
  course: { id: string; code: string; title: string };
  school: { id: string; name: string };
  targetUrl: string;
  /** Where the tool sends the browser when the work is done. */
  returnUrl: string;
}

export interface LaunchedPerson {
  /** Ours; the only one that the tool always learns. */
  id: string;
  givenName: string;
  familyName: string;
  email: string | null;
  /** BCP 47. */
  locale: string;
}

export interface ResourceLaunch extends LaunchFacts {
  step: { id: string; title: string; summary: string };
  lineItemUrl: string;
  custom: Record<string, string>;
}

export interface DeepLinkLaunch extends LaunchFacts {
  step: { title: string };
  /** Where the tool posts its answer. */
  answerUrl: string;
  /** Echoed by the tool; names the question that is answered. */
  data: string;
}

/** How long a signed launch is good, in seconds: it is posted at once. */
const lifeSeconds = 300;

/** The claims by which a student opens a step at the tool (LTI 1.3 core, LtiResourceLinkRequest). */
export function resourceLaunchClaims(
  launch: ResourceLaunch,
  now: Date,
): Record<string, unknown> {
  const { step, lineItemUrl, custom } = launch;
  return {
    ...commonClaims(launch, now),
    [claim.messageType]: "LtiResourceLinkRequest",
    [claim.roles]: [role.learner],
    [claim.resourceLink]: {
      id: step.id,
      title: step.title,
      ...(step.summary !== "" && { description: step.summary }),
    },
    [claim.agsEndpoint]: { scope: agsScopes, lineitem: lineItemUrl },
    ...(Object.keys(custom).length > 0 && { [claim.custom]: custom }),
  };
}

/** The claims by which an admin chooses what a step opens (Deep Linking 2.0, LtiDeepLinkingRequest): one resource link. */
export function deepLinkClaims(
  launch: DeepLinkLaunch,
  now: Date,
): Record<string, unknown> {
  const { step, answerUrl, data } = launch;
  return {
    ...commonClaims(launch, now),
    [claim.messageType]: "LtiDeepLinkingRequest",
    [claim.roles]: [role.administrator, role.contentDeveloper],
    [claim.deepLinkingSettings]: {
      deep_link_return_url: answerUrl,
      accept_types: ["ltiResourceLink"],
      accept_presentation_document_targets: ["window"],
      accept_multiple: false,
      title: step.title,
      data,
    },
  };
}

function commonClaims(
  {
    issuer,
    settings,
    nonce,
    person,
    course,
    school,
    targetUrl,
    returnUrl,
  }: LaunchFacts,
  now: Date,
) {
  const issuedAt = Math.floor(now.getTime() / 1_000);
  return {
    iss: issuer,
    aud: settings.clientId,
    azp: settings.clientId,
    sub: person.id,
    iat: issuedAt,
    exp: issuedAt + lifeSeconds,
    nonce,
    ...sharedOf(person, settings.shares),
    [claim.version]: ltiVersion,
    [claim.deploymentId]: settings.deploymentId,
    [claim.targetLinkUri]: targetUrl,
    [claim.context]: {
      id: course.id,
      label: course.code,
      title: course.title,
      type: ["http://purl.imsglobal.org/vocab/lis/v2/course#CourseOffering"],
    },
    [claim.toolPlatform]: {
      guid: school.id,
      name: school.name,
      product_family_code: "throughline",
    },
    [claim.launchPresentation]: {
      document_target: "window",
      return_url: returnUrl,
      locale: person.locale,
    },
  };
}

/** Who the student is, as far as the connection allows; an id and a language otherwise. */
function sharedOf(
  { givenName, familyName, email, locale }: LaunchedPerson,
  shares: LtiSettings["shares"],
) {
  return {
    locale,
    ...(shares.includes("name") && {
      given_name: givenName,
      family_name: familyName,
      name: [givenName, familyName].filter(Boolean).join(" "),
    }),
    ...(shares.includes("email") && email !== null && { email }),
  };
}
