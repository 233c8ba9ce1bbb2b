import compression from "compression";
import express, {
  type ErrorRequestHandler,
  type RequestHandler,
} from "express";
import http, { type Server } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import type { WebEnv } from "../env.ts";
import { proxyToApi } from "./api-proxy.ts";
import { refuseForeignPosts } from "./origin.ts";
import { mountBuilt, mountDevelopment, type Vite } from "./remix-app.ts";
import { identifyRequest } from "./request-identity.ts";
import { secureResponses } from "./security-headers.ts";
import { openPassage } from "./websocket-passage.ts";

const DRAIN_MS = 2_000;

/** A server that does not listen yet. */
export interface WebServer {
  server: Server;
  /** Lets running requests end for two seconds, then cuts what is left. */
  close: () => Promise<void>;
}

export interface WebServerOptions {
  env: WebEnv;
  /** The app's folder; without one there are only the ways to the api. */
  root?: string;
  /** Given: run the sources with hot reload instead of the build. */
  vite?: Vite;
}

/** Builds the server of one app: security headers, the ways to the api, static files, the app. */
export async function createWebServer({
  env,
  root,
  vite,
}: WebServerOptions): Promise<WebServer> {
  const app = express().disable("x-powered-by");
  app.set("trust proxy", env.trustedProxies);
  const server = http.createServer(app);
  const passage = openPassage(env);

  app.use(identify(env.trustedProxies));
  app.get(
    "/healthz",
    (_request, response) => void response.json({ status: "ok" }),
  );
  app.use(
    secureResponses({
      publicUrl: env.publicUrl,
      isDevelopment: vite !== undefined,
    }),
  );
  app.use(compression({ filter: isCompressible }));
  const proxy = proxyToApi(env);
  app.post("/graphql", proxy);
  app.all("/api/auth/*", proxy);
  app.get("/lti/continue", proxy);
  app.get(/^\/certificates\/[\w-]+\.pdf$/, proxy);
  app.get(/^\/certificates\/[\w-]+\/credential\.json$/, proxy);
  app.get(/^\/calendar\/(bookings|feeds)\/[\w-]+\.ics$/, proxy);
  app.get(/^\/courses\/[^/]+\/image$/, proxy);
  app.get(/^\/course-drafts\/[\w-]+\/image$/, proxy);
  app.get(/^\/badges\/(issuer|(keys|status)\/[\w-]+)$/, proxy);
  app.use(refuseForeignPosts(env.publicUrl));
  const stopDevelopment =
    root && vite && (await mountDevelopment(app, root, server, vite));
  if (root && !vite) await mountBuilt(app, root);
  app.use(answerError);

  server.on("upgrade", (request, socket, head) => {
    // Node takes its own listener away with the upgrade, and an error that nobody hears ends the process.
    socket.on("error", () => socket.destroy());
    if (!stopDevelopment || !isHotReload(request))
      passage.enter(request, socket, head);
  });
  return {
    server,
    close: async () => {
      passage.closeAll();
      await Promise.all([drain(server), stopDevelopment && stopDevelopment()]);
    },
  };
}

function identify(trustedProxies: number): RequestHandler {
  return (request, response, next) => {
    identifyRequest(request, trustedProxies);
    response.set("x-request-id", request.headers["x-request-id"]);
    // Addresses are built from Host further in, where a broken one would be our error.
    if (URL.canParse(`http://${request.headers.host}`)) next();
    else response.status(400).type("text").send("The Host header is broken.");
  };
}

/** Compression gathers bytes before it sends any, which would hold live events back. */
function isCompressible(request: express.Request, response: express.Response) {
  const type = String(response.getHeader("content-type") ?? "");
  return (
    !type.startsWith("text/event-stream") &&
    compression.filter(request, response)
  );
}

function isHotReload({ headers }: http.IncomingMessage) {
  return headers["sec-websocket-protocol"]?.startsWith("vite-") ?? false;
}

const answerError: ErrorRequestHandler = (error, request, response, next) => {
  const status = statusOf(error);
  if (status >= 500)
    console.error(
      `${response.get("x-request-id")} ${request.method} ${request.path}`,
      error,
    );
  if (response.headersSent) return next(error);
  response
    .status(status)
    .type("text")
    .send(status === 404 ? "Not found." : "Something went wrong.");
};

function statusOf(error: unknown): number {
  const status: unknown = (error as { status?: unknown } | null)?.status;
  return typeof status === "number" && status >= 400 ? status : 500;
}

async function drain(server: Server) {
  if (!server.listening) return;
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeIdleConnections();
  const patience = new AbortController();
  const cut = sleep(DRAIN_MS, undefined, { signal: patience.signal }).then(
    () => server.closeAllConnections(),
    () => undefined,
  );
  await closed;
  patience.abort();
  await cut;
}
