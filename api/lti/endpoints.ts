import type { LtiEndpoints } from "@throughline/schema/context";

/** Where LTI tools find us: all under the public address of the API, which is our name to them too. */
export function ltiEndpoints(apiUrl: string): LtiEndpoints {
  return {
    issuer: apiUrl,
    authorizationUrl: `${apiUrl}/lti/authorize`,
    tokenUrl: `${apiUrl}/lti/token`,
    jwksUrl: `${apiUrl}/lti/jwks`,
    deepLinkUrl: `${apiUrl}/lti/deep-links`,
  };
}

/** The line item of a course step: one for all its students, as the tool's resource is. */
export const lineItemUrl = (issuer: string, courseStepId: string): string =>
  `${issuer}/lti/line-items/${courseStepId}`;
