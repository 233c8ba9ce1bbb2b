/** The names of the claims, as 1EdTech's LTI 1.3 core, Deep Linking 2.0 and Assignment and Grade Services 2.0 write them. */
export const claim = {
  messageType: "https://purl.imsglobal.org/spec/lti/claim/message_type",
  version: "https://purl.imsglobal.org/spec/lti/claim/version",
  deploymentId: "https://purl.imsglobal.org/spec/lti/claim/deployment_id",
  targetLinkUri: "https://purl.imsglobal.org/spec/lti/claim/target_link_uri",
  resourceLink: "https://purl.imsglobal.org/spec/lti/claim/resource_link",
  roles: "https://purl.imsglobal.org/spec/lti/claim/roles",
  context: "https://purl.imsglobal.org/spec/lti/claim/context",
  toolPlatform: "https://purl.imsglobal.org/spec/lti/claim/tool_platform",
  launchPresentation:
    "https://purl.imsglobal.org/spec/lti/claim/launch_presentation",
  custom: "https://purl.imsglobal.org/spec/lti/claim/custom",
  agsEndpoint: "https://purl.imsglobal.org/spec/lti-ags/claim/endpoint",
  deepLinkingSettings:
    "https://purl.imsglobal.org/spec/lti-dl/claim/deep_linking_settings",
  contentItems: "https://purl.imsglobal.org/spec/lti-dl/claim/content_items",
  deepLinkingData: "https://purl.imsglobal.org/spec/lti-dl/claim/data",
} as const;

/** What a tool may be allowed to do with a line item. */
export const agsScope = {
  score: "https://purl.imsglobal.org/spec/lti-ags/scope/score",
  readLineItem:
    "https://purl.imsglobal.org/spec/lti-ags/scope/lineitem.readonly",
} as const;

/** Every scope that we give. */
export const agsScopes: readonly string[] = Object.values(agsScope);

export const ltiVersion = "1.3.0";

export const role = {
  learner: "http://purl.imsglobal.org/vocab/lis/v2/membership#Learner",
  administrator:
    "http://purl.imsglobal.org/vocab/lis/v2/institution/person#Administrator",
  contentDeveloper:
    "http://purl.imsglobal.org/vocab/lis/v2/membership#ContentDeveloper",
} as const;
