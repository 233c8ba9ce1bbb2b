import { createServer, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Mailer } from "@throughline/integrations/mail/client";
import { schema as ourSchema } from "@throughline/schema";
import type { GraphQLSchema } from "graphql";
import { watchSessions } from "./auth/session-watch.ts";
import { viewerOf } from "./auth/viewer.ts";
import { makeContext } from "./context.ts";
import { readEnv, type ApiEnv } from "./env.ts";
import { openSocketDoor, refuse, type SocketDoor } from "./graphql/socket.ts";
import { openGraphQL } from "./graphql/yoga.ts";
import { clientAddresses } from "./http/client-address.ts";
import { trustOrigins } from "./http/origins.ts";
import { requestIdOf } from "./http/request-id.ts";
import { securityHeaders } from "./http/security-headers.ts";
import { webHeaders } from "./http/web.ts";
import { openLog, type Logger } from "./log.ts";
import { createRouter, urlOf } from "./router.ts";
import { listRoutes } from "./routes.ts";
import { openServices } from "./services.ts";
import { openInbox } from "./webhooks/inbox.ts";
import { partnerSecrets } from "./webhooks/partner-secrets.ts";

/** Stand-ins for what the environment cannot say. */
export interface Overrides {
  schema?: GraphQLSchema;
  now?: () => Date;
  mailer?: Mailer;
  log?: Logger;
  /** How often auth sessions behind sockets and streams are checked, in milliseconds. */
  recheckMs?: number;
}

export interface RunningApi {
  /** Where it listens, without a slash at the end. */
  url: string;
  /** Stops accepting, answers what is under way and lets go of everything, within five seconds. */
  close: () => Promise<void>;
}

/** How long requests under way may still take when the process ends, in milliseconds. */
const closingPatienceMs = 3_000;

/** Starts the api. Resolves when it listens; throws where the database cannot be reached or the port is taken. */
export async function startApi(
  env: ApiEnv,
  overrides: Overrides = {},
): Promise<RunningApi> {
  const {
    schema = ourSchema,
    now = () => new Date(),
    log = openLog(env.logLevel),
    mailer,
    recheckMs,
  } = overrides;
  const origins = trustOrigins([env.portalUrl, env.adminUrl, env.apiUrl]);
  const services = await openServices({ env, origins, now, log, mailer });
  const yoga = openGraphQL(schema, log);
  const inbox = openInbox(services.store, now);
  const { systemDb, encryptionKey } = services;
  const findPartner = partnerSecrets(systemDb, encryptionKey, now);
  const webhooks = { inbox, findPartner, now };
  const clientAddress = clientAddresses(env.trustedProxies);

  const streams = new Set<ServerResponse>();
  const whoIs = (headers: Headers) => viewerOf(services, headers);
  const watch = watchSessions({ viewerOf: whoIs, everyMs: recheckMs, log });
  const door = openSocketDoor({
    yoga,
    origins,
    watch,
    viewerOf: whoIs,
    contextOf: ({ viewer, requestId, headers }) =>
      makeContext(services, {
        viewer,
        requestId,
        clientAddress: headers.get("x-client-address") ?? "",
        log: log.child({ requestId }),
      }),
  });
  const server = createServer(
    {
      requestTimeout: 30_000,
      headersTimeout: 10_000,
      // Longer than the apps' servers are idle: a connection that we close just as they take it up again fails their request.
      keepAliveTimeout: 65_000,
    },
    createRouter({
      routes: listRoutes({
        env,
        services,
        yoga,
        origins,
        watch,
        webhooks,
        streams,
      }),
      headers: securityHeaders(env.apiUrl),
      clientAddress,
      log,
    }),
  );
  passUpgradesOn(server, door, clientAddress);
  await listen(server, env);
  const { port } = server.address() as AddressInfo;
  const host = env.host.includes(":") ? `[${env.host}]` : env.host;
  log.info({ host: env.host, port }, "listening");

  return {
    url: `http://${host}:${port}`,
    async close() {
      const closed = new Promise((resolve) => server.close(resolve));
      const cut = setTimeout(
        () => server.closeAllConnections(),
        closingPatienceMs,
      );
      watch.close();
      // Before the feed ends: a subscription that is completed, not cut, is not taken up again by its client.
      await Promise.all([door.close(), inbox.drain()]);
      for (const stream of streams) stream.destroy();
      await services.feed.close();
      await closed;
      clearTimeout(cut);
      await services.close();
    },
  };
}

function passUpgradesOn(
  server: Server,
  door: SocketDoor,
  clientAddress: ReturnType<typeof clientAddresses>,
) {
  server.on("upgrade", (request, socket, head) => {
    // Node takes its own listener away with the upgrade, and an error that nobody hears ends the process.
    socket.on("error", () => socket.destroy());
    const requestId = requestIdOf(request);
    if (urlOf(request)?.pathname !== "/graphql")
      return refuse(socket, "404 Not Found", requestId);
    const headers = webHeaders(request, {
      clientAddress: clientAddress(request),
    });
    door.admit(request, socket, head, { headers, requestId });
  });
}

async function listen(server: Server, { port, host }: ApiEnv): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  server.once("error", reject);
  server.listen(port, host, resolve);
  await promise;
  server.off("error", reject);
}

async function main(): Promise<void> {
  const api = await startApi(readEnv());
  const stop = () => {
    setTimeout(() => process.exit(1), 5_000).unref();
    api.close().catch((error: unknown) => {
      console.error(error);
      process.exitCode = 1;
    });
  };
  process.once("SIGTERM", stop);
  process.once("SIGINT", stop);
}

if (import.meta.main) {
  await main().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  });
}
