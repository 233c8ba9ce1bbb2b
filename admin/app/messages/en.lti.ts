/** Texts of partners that are reached by LTI. */
export const lti = {
  "lti.configuration": "What the partner enters on its side (LTI 1.3)",
  "lti.issuer": "Issuer (platform ID)",
  "lti.clientId": "Client ID",
  "lti.deploymentId": "Deployment ID",
  "lti.authorizationUrl": "Authorization endpoint (OIDC)",
  "lti.tokenUrl": "Access token endpoint, and audience of assertions",
  "lti.jwksUrl": "Public keys (JWKS)",
  "lti.notChosen": "Opens the tool’s start page.",
  "lti.choose": "Choose what it opens",
  "lti.chooseAgain": "Choose again",
  "lti.chooseFor": "Choose what {step} opens",
  "lti.refused": "There is no choice to make",

  "event.partner.resourceChosen": "Chosen at the partner: {step}",
  "event.signingKey.rotated": "The key that signs launches was replaced",
} as const;
