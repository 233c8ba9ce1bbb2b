import type { ServerResponse } from "node:http";
import { viewedBy } from "@throughline/prisma/viewer";
import { answerAuth } from "./auth/route.ts";
import type { SessionWatch } from "./auth/session-watch.ts";
import { viewerOf } from "./auth/viewer.ts";
import {
  answerCredential,
  answerIssuer,
  answerKey,
  answerStatusList,
} from "./badge/route.ts";
import { calendarRoutes } from "./calendar/routes.ts";
import { downloadCertificate } from "./certificate/download.ts";
import { makeContext } from "./context.ts";
import { courseRoutes } from "./course/routes.ts";
import type { ApiEnv } from "./env.ts";
import { answerGraphQL } from "./graphql/http.ts";
import type { GraphQLServer } from "./graphql/yoga.ts";
import { answerHealth } from "./health.ts";
import { sendJson } from "./http/answer.ts";
import type { Exchange } from "./http/exchange.ts";
import type { Origins } from "./http/origins.ts";
import { webHeaders } from "./http/web.ts";
import { openLtiPlatform } from "./lti/platform.ts";
import { ltiRoutes } from "./lti/routes.ts";
import type { RouterOptions } from "./router.ts";
import type { OpenServices } from "./services.ts";
import {
  receivePartnerWebhook,
  type PartnerWebhooks,
} from "./webhooks/partners.ts";
import { receiveStripeWebhook } from "./webhooks/stripe.ts";

export interface RouteOptions {
  env: ApiEnv;
  services: OpenServices;
  yoga: GraphQLServer;
  origins: Origins;
  watch: SessionWatch;
  webhooks: PartnerWebhooks;
  /** Filled with the answers that are streams. */
  streams: Set<ServerResponse>;
}

/** Every address of the api. */
export function listRoutes({
  env,
  services,
  yoga,
  origins,
  watch,
  webhooks,
  streams,
}: RouteOptions): RouterOptions["routes"] {
  const { auth, badges, feed, store } = services;
  const baseUrl = env.apiUrl;
  const viewer = (exchange: Exchange) =>
    viewerOf(services, webHeaders(exchange.request, exchange));
  const graphql = {
    yoga,
    origins,
    baseUrl,
    watch,
    streams,
    contextOf: async (exchange: Exchange) =>
      makeContext(services, { ...exchange, viewer: await viewer(exchange) }),
  };
  const stripeWebhooks = {
    secrets: env.stripeWebhookSecrets,
    inbox: webhooks.inbox,
    now: services.now,
  };
  const lti = openLtiPlatform(services, env, webhooks.inbox);
  return [
    [/^\/graphql$/, (exchange) => answerGraphQL(graphql, exchange)],
    [
      /^\/webhooks\/partners\/([^/]+)$/,
      (exchange, slug) => receivePartnerWebhook(webhooks, exchange, slug),
    ],
    [
      /^\/webhooks\/stripe$/,
      (exchange) => receiveStripeWebhook(stripeWebhooks, exchange),
    ],
    [
      /^\/api\/auth(\/.*)$/,
      (exchange, path) => answerAuth(auth, exchange, { path, baseUrl }),
    ],
    [
      /^\/certificates\/([\w-]+)\.pdf$/,
      async (exchange, serial) =>
        downloadCertificate(
          viewedBy(store.database, await viewer(exchange)),
          exchange,
          serial,
        ),
    ],
    ...ltiRoutes(lti, viewer),
    ...calendarRoutes(services, viewer),
    ...courseRoutes(services, origins, viewer),
    [
      /^\/certificates\/([\w-]+)\/credential\.json$/,
      (exchange, serial) => answerCredential(badges, exchange, serial),
    ],
    [/^\/badges\/issuer$/, (exchange) => answerIssuer(badges, exchange)],
    [
      /^\/badges\/keys\/([\w-]+)$/,
      (exchange, id) => answerKey(badges, exchange, id),
    ],
    [
      /^\/badges\/status\/(\d+)$/,
      (exchange, list) => answerStatusList(badges, exchange, list),
    ],
    [/^\/health$/, (exchange) => answerHealth(feed, exchange)],
    [/^\/$/, (exchange) => sayWhereThingsAre(env, exchange)],
  ];
}

function sayWhereThingsAre({ apiUrl }: ApiEnv, { response }: Exchange) {
  const at = (path: string) => apiUrl + path;
  sendJson(response, 200, {
    name: "Throughline",
    graphql: at("/graphql"),
    subscriptions: at("/graphql").replace(/^http/, "ws"),
    signIn: at("/api/auth/sign-in/email"),
    partnerWebhooks: at("/webhooks/partners/{partner}"),
    stripeWebhooks: at("/webhooks/stripe"),
    certificates: at("/certificates/{serial}.pdf"),
    badges: at("/certificates/{serial}/credential.json"),
    badgeIssuer: at("/badges/issuer"),
    health: at("/health"),
  });
  return Promise.resolve();
}
