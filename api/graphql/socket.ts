import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import type { RequestViewer } from "@throughline/schema/context";
import {
  GraphQLError,
  type DocumentNode,
  type ExecutionArgs,
  type GraphQLSchema,
  type execute as executeOperation,
  type subscribe as subscribeOperation,
} from "graphql";
import {
  GRAPHQL_TRANSPORT_WS_PROTOCOL,
  type SubscribePayload,
} from "graphql-ws";
import { useServer } from "graphql-ws/use/ws";
import { WebSocketServer, type WebSocket } from "ws";
import type { ApiContext } from "../context.ts";
import type { Origins } from "../http/origins.ts";
import type { Logger } from "../log.ts";
import type { GraphQLServer } from "./yoga.ts";

export interface GraphQLOverSocket {
  yoga: GraphQLServer;
  origins: Origins;
  viewerOf: (headers: Headers) => Promise<RequestViewer>;
  contextOf: (visitor: Visitor) => ApiContext;
  log: Logger;
  /** How often it is asked whether the auth sessions behind the sockets still hold, in milliseconds. */
  recheckMs?: number;
}

/** Who is at the other end of a socket. */
export interface Visitor {
  headers: Headers;
  requestId: string;
  viewer: RequestViewer;
  checkedAt: number;
}

export interface SocketDoor {
  /** Takes over an upgrade request of `/graphql`, whose socket's errors are heard already. */
  admit: (
    request: IncomingMessage,
    socket: Duplex,
    head: Buffer,
    visitor: Pick<Visitor, "headers" | "requestId">,
  ) => void;
  /** Ends every socket, telling its client to come back. */
  close: () => Promise<void>;
}

interface PreparedOperation extends ExecutionArgs {
  execute: typeof executeOperation;
  subscribe: typeof subscribeOperation;
}

/** What yoga wraps for one operation; its own type leaves much open. */
interface Enveloped {
  schema: GraphQLSchema;
  execute: typeof executeOperation;
  subscribe: typeof subscribeOperation;
  parse: (query: string) => DocumentNode;
  validate: (schema: GraphQLSchema, document: DocumentNode) => GraphQLError[];
  contextFactory: () => unknown;
}

const maxBytes = 1_000_000;
const maxOperations = 100;
/** A visitor asked about so recently is not asked about again for an operation, in milliseconds. */
const freshMs = 5_000;
const closingPatienceMs = 1_000;
const unauthorized = 4401;

/** `/graphql` over graphql-ws, under the same limits as over HTTP. */
export function openSocketDoor(options: GraphQLOverSocket): SocketDoor {
  const { yoga, origins, log, recheckMs = 60_000 } = options;
  const visitors = new Map<WebSocket, Visitor>();
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: maxBytes,
    handleProtocols: (offered) =>
      offered.has(GRAPHQL_TRANSPORT_WS_PROTOCOL)
        ? GRAPHQL_TRANSPORT_WS_PROTOCOL
        : false,
  });

  /** Asks whether a visitor is still who it was, and shows it out if not. */
  async function recheck(socket: WebSocket, visitor: Visitor) {
    const { userId, role } = await options.viewerOf(visitor.headers);
    const { viewer } = visitor;
    visitor.checkedAt = Date.now();
    if (userId !== viewer.userId || role !== viewer.role)
      socket.close(unauthorized, "Your session has ended");
  }

  async function recheckAll() {
    for (const [socket, visitor] of visitors) {
      if (visitor.viewer.userId === null) continue;
      await recheck(socket, visitor).catch((error: unknown) =>
        log.error(error, "could not check an auth session again"),
      );
    }
  }

  const door = useServer(
    {
      onConnect: async ({ extra: { socket } }) => {
        const visitor = visitors.get(socket);
        if (!visitor) return false;
        visitor.viewer = await options.viewerOf(visitor.headers);
        visitor.checkedAt = Date.now();
        return true;
      },
      onSubscribe: async (
        { extra: { socket }, subscriptions },
        _id,
        payload,
      ) => {
        const visitor = visitors.get(socket);
        if (!visitor) return [new GraphQLError("The socket is closing.")];
        if (Object.keys(subscriptions).length > maxOperations)
          return [tooManyOperations()];
        if (Date.now() - visitor.checkedAt > freshMs)
          await recheck(socket, visitor);
        return prepare(yoga, options.contextOf(visitor), payload);
      },
      execute: (args) => (args as PreparedOperation).execute(args),
      subscribe: (args) => (args as PreparedOperation).subscribe(args),
    },
    sockets,
  );
  const clock = setInterval(() => void recheckAll(), recheckMs);

  return {
    admit(request, socket, head, { headers, requestId }) {
      if (!mayConnect(request, origins))
        return refuse(socket, "403 Forbidden", requestId);
      sockets.handleUpgrade(request, socket, head, (client) => {
        const viewer = { role: "ANONYMOUS", userId: null } as const;
        visitors.set(client, {
          headers,
          requestId,
          viewer: { ...viewer, personId: null, name: "" },
          checkedAt: 0,
        });
        client.once("close", () => visitors.delete(client));
        sockets.emit("connection", client, request);
      });
    },
    async close() {
      clearInterval(clock);
      const timer = setTimeout(() => {
        for (const client of sockets.clients) client.terminate();
      }, closingPatienceMs);
      await door.dispose();
      clearTimeout(timer);
    },
  };
}

/** Browsers always name the origin; what names none and brings a cookie is not one of ours. */
function mayConnect({ headers }: IncomingMessage, origins: Origins): boolean {
  if (headers.origin !== undefined) return origins.isTrusted(headers.origin);
  return headers.cookie === undefined || headers.authorization !== undefined;
}

/** Answers an upgrade request with an error and hangs up. */
export function refuse(
  socket: Duplex,
  status: string,
  requestId: string,
): void {
  // A caller may keep its own half open for ever.
  socket.once("finish", () => socket.destroy());
  socket.end(
    `HTTP/1.1 ${status}\r\nconnection: close\r\ncontent-length: 0\r\nx-request-id: ${requestId}\r\n\r\n`,
  );
}

/** Parses and validates. Errors answer the operation, for a thrown one would close the socket. */
async function prepare(
  yoga: GraphQLServer,
  api: ApiContext,
  { query, variables, operationName }: SubscribePayload,
): Promise<PreparedOperation | readonly GraphQLError[]> {
  const { schema, execute, subscribe, contextFactory, parse, validate } =
    yoga.getEnveloped({ api }) as Enveloped;
  try {
    const document = parse(query);
    const errors = validate(schema, document);
    if (errors.length > 0) return errors;
    return {
      schema,
      document,
      operationName,
      variableValues: variables,
      contextValue: await contextFactory(),
      execute,
      subscribe,
    };
  } catch (error) {
    if (error instanceof GraphQLError) return [error];
    throw error;
  }
}

const tooManyOperations = () =>
  new GraphQLError(
    `There are ${maxOperations} operations on this connection already.`,
    { extensions: { code: "TOO_MANY_OPERATIONS" } },
  );
