import { once } from "node:events";
import {
  createServer,
  type IncomingMessage,
  type ServerResponse,
} from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import {
  json,
  readRequest,
  type HttpReply,
  type HttpRequest,
} from "../../../simulator/http.ts";
import { problem } from "../../simulator/problem.ts";
import { answerChoice } from "./deep-link.ts";
import { makeToolKey, type ToolKey } from "./key.ts";
import { homePage } from "./pages.ts";
import { serveLaunch } from "./launch.route.ts";
import { serveLogin } from "./login.route.ts";
import {
  askForToken,
  postScore,
  type PlatformAnswer,
  type ToolScore,
} from "./score.ts";
import type { LtiToolFaults, LtiToolSettings } from "./settings.ts";
import { makeTool, type LtiTool, type Visit } from "./tool.ts";
import { finishVisit, reportProgress, serveVisit } from "./visit.routes.ts";

/** A running LTI 1.3 tool, and the hands of whoever sits at it. */
export interface RunningLtiTool {
  url: string;
  /** What the platform's connection to this tool must say. */
  connectionSettings: () => {
    clientId: string;
    deploymentId: string;
    loginUrl: string;
    redirectUris: string[];
    jwksUrl: string;
    targetUrl: string;
    deepLinkUrl: string;
  };
  setFaults: (faults: Partial<LtiToolFaults>) => void;
  /** Everybody who was let in, oldest first. */
  visits: () => Visit[];
  /** The visitor works on; the platform is told. */
  reportProgress: (visit: Visit, percent: number) => Promise<PlatformAnswer>;
  /** The visitor is done; the platform is told. */
  finish: (visit: Visit, percent?: number) => Promise<PlatformAnswer>;
  postScore: (visit: Visit, score: ToolScore) => Promise<PlatformAnswer>;
  askForToken: (scopes: string[]) => Promise<PlatformAnswer>;
  /** The signed answer to a choice, and where it goes. */
  answerChoice: (
    visit: Visit,
    chosen: string | null,
  ) => Promise<{ url: string; token: string } | null>;
  /** Signs with a new key from now on. */
  rotateKey: () => Promise<void>;
  /** The key that signs. */
  key: () => ToolKey;
  close: () => Promise<void>;
}

/** Starts a tool on a port of this machine: a real HTTP server with keys of its own, registered with one platform. */
export async function startLtiTool(
  settings: LtiToolSettings,
): Promise<RunningLtiTool> {
  const server = createServer();
  const { host = "127.0.0.1" } = settings;
  server.listen(settings.port, host);
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const tool = await makeTool(
    settings,
    settings.publicUrl ?? `http://${host}:${port}`,
  );
  server.on("request", (incoming, outgoing) => {
    answer(tool, incoming, outgoing).catch(() => outgoing.destroy());
  });
  const { clientId, deploymentId } = settings.platform;
  return {
    url: tool.url,
    connectionSettings: () => ({
      clientId,
      deploymentId,
      loginUrl: `${tool.url}/login`,
      redirectUris: [`${tool.url}/launch`],
      jwksUrl: `${tool.url}/jwks`,
      targetUrl: `${tool.url}/resources/home`,
      deepLinkUrl: `${tool.url}/choose`,
    }),
    setFaults(faults) {
      tool.faults = { ...tool.faults, ...faults };
    },
    visits: () => [...tool.visits.values()],
    reportProgress: (visit, percent) => reportProgress(tool, visit, percent),
    finish: (visit, percent) => finishVisit(tool, visit, percent),
    postScore: (visit, score) => postScore(tool, visit, score),
    askForToken: (scopes) => askForToken(tool, scopes),
    answerChoice: (visit, chosen) => answerChoice(tool, visit, chosen),
    async rotateKey() {
      tool.keys.push(await makeToolKey(settings.randomId()));
    },
    key: () => tool.keys.at(-1) as ToolKey,
    async close() {
      const closed = once(server, "close");
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

const maxBytes = 200_000;

async function answer(
  tool: LtiTool,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
) {
  const request = await readRequest(incoming, maxBytes);
  if (tool.faults.delayMs > 0) await wait(tool.faults.delayMs);
  const reply = request
    ? await serve(tool, request)
    : problem(400, "invalid", "The request cannot be read.");
  outgoing.writeHead(reply.status, reply.headers).end(reply.body ?? "");
}

async function serve(tool: LtiTool, request: HttpRequest): Promise<HttpReply> {
  const [area = "", ...rest] = request.path;
  switch (area) {
    case "jwks":
      return json(200, { keys: tool.keys.map(({ publicJwk }) => publicJwk) });
    case "login":
      return serveLogin(tool, request);
    case "launch":
      return serveLaunch(tool, request);
    case "visits":
      return serveVisit(tool, request, rest);
    case "":
      return homePage(tool);
    case "health":
      return { status: 204 };
    default:
      return problem(404, "not_found", "There is nothing at this address.");
  }
}
