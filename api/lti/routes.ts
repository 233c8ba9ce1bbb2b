import type { RequestViewer } from "@throughline/schema/context";
import type { Exchange } from "../http/exchange.ts";
import type { RouterOptions } from "../router.ts";
import { answerAuthorize } from "./authorize.ts";
import { answerContinue } from "./continue.ts";
import { answerDeepLink } from "./deep-link-answer.ts";
import { answerJwks } from "./jwks.ts";
import { answerLineItem } from "./line-item.ts";
import type { LtiPlatform } from "./platform.ts";
import { receiveScore } from "./score.ts";
import { answerToken } from "./token.ts";

const uuid = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}";

/** Every address that LTI tools and the browsers on their way to them use. */
export function ltiRoutes(
  platform: LtiPlatform,
  viewerOf: (exchange: Exchange) => Promise<RequestViewer>,
): RouterOptions["routes"] {
  return [
    [/^\/lti\/jwks$/, (exchange) => answerJwks(platform, exchange)],
    [/^\/lti\/authorize$/, (exchange) => answerAuthorize(platform, exchange)],
    [
      /^\/lti\/continue$/,
      async (exchange) =>
        answerContinue(platform, exchange, await viewerOf(exchange)),
    ],
    [/^\/lti\/token$/, (exchange) => answerToken(platform, exchange)],
    [/^\/lti\/deep-links$/, (exchange) => answerDeepLink(platform, exchange)],
    [
      new RegExp(`^/lti/line-items/(${uuid})$`),
      (exchange, stepId) => answerLineItem(platform, exchange, stepId),
    ],
    [
      new RegExp(`^/lti/line-items/(${uuid})/scores$`),
      (exchange, stepId) => receiveScore(platform, exchange, stepId),
    ],
  ];
}
