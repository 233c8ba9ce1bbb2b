import { openAdapter } from "../adapters.ts";
import { describePartner } from "../describe-partner.ts";
import { startLtiTool } from "./simulator/server.ts";

const issuer = "https://api.school.example";

describePartner("an LTI 1.3 tool", async () => {
  const tool = await startLtiTool({
    port: 0,
    platform: {
      issuer,
      clientId: "client-1",
      deploymentId: "deployment-1",
      authorizationUrl: `${issuer}/lti/authorize`,
      tokenUrl: `${issuer}/lti/token`,
      jwksUrl: `${issuer}/lti/jwks`,
    },
    now: () => new Date(),
    randomId: () => crypto.randomUUID(),
  });
  const adapter = openAdapter("LTI", {
    baseUrl: tool.url,
    apiKey: "none",
    settings: tool.connectionSettings(),
    launchContext: {
      issuer,
      beginLaunch: () =>
        Promise.resolve({
          kind: "begun",
          loginHint: "hint",
          messageHint: "message",
          targetUrl: null,
          expiresAt: new Date(Date.now() + 300_000),
        }),
    },
  });
  return {
    adapter,
    courseRef: "SFZ",
    // A tool knows no places, and nobody can finish in it who was not launched.
    placesFor: () => null,
    complete: () => false,
    close: () => tool.close(),
  };
});
