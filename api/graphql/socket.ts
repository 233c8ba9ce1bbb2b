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
import type { Guest, SessionWatch } from "../auth/session-watch.ts";
import { nobody } from "../auth/viewer.ts";
import type { ApiContext } from "../context.ts";
import type { Origins } from "../http/origins.ts";
import type { GraphQLServer } from "./yoga.ts";

export interface GraphQLOverSocket {
  yoga: GraphQLServer;
  origins: Origins;
  viewerOf: (headers: Headers) => Promise<RequestViewer>;
  contextOf: (visitor: Visitor) => ApiContext;
  watch: SessionWatch;
}

/** Who is at the other end of a socket. */
export interface Visitor extends Guest {
  requestId: string;
  /** When an operation last asked whether the visitor is still who it was, in milliseconds. */
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
/** How long a client may take to answer that its socket is closing, in milliseconds. */
const closingPatienceMs = 1_000;
const unauthorized = 4401;

/** `/graphql` over graphql-ws, under the same limits as over HTTP. */
export function openSocketDoor(options: GraphQLOverSocket): SocketDoor {
  const { yoga, origins, watch } = options;
  const visitors = new Map<WebSocket, Visitor>();
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: maxBytes,
    handleProtocols: (offered) =>
      offered.has(GRAPHQL_TRANSPORT_WS_PROTOCOL)
        ? GRAPHQL_TRANSPORT_WS_PROTOCOL
        : false,
  });

  /** Runs nothing more for a socket, and cuts it where the client does not close it. */
  function showOut(socket: WebSocket) {
    visitors.delete(socket);
    socket.close(unauthorized, "Your session has ended");
    const cut = setTimeout(() => socket.terminate(), closingPatienceMs);
    socket.once("close", () => clearTimeout(cut));
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
        if (!visitor) return [closing()];
        if (Object.keys(subscriptions).length > maxOperations)
          return [tooManyOperations()];
        if (Date.now() - visitor.checkedAt > freshMs) {
          if (!(await watch.isStill(visitor))) return [closing()];
          visitor.checkedAt = Date.now();
        }
        return prepare(yoga, options.contextOf(visitor), payload);
      },
      execute: (args) => (args as PreparedOperation).execute(args),
      subscribe: (args) => (args as PreparedOperation).subscribe(args),
    },
    sockets,
  );

  return {
    admit(request, socket, head, { headers, requestId }) {
      if (!mayConnect(request, origins))
        return refuse(socket, "403 Forbidden", requestId);
      sockets.handleUpgrade(request, socket, head, (client) => {
        const visitor: Visitor = {
          headers,
          requestId,
          viewer: nobody,
          checkedAt: 0,
          showOut: () => showOut(client),
        };
        visitors.set(client, visitor);
        const forget = watch.keep(visitor);
        client.once("close", () => {
          forget();
          visitors.delete(client);
        });
        sockets.emit("connection", client, request);
      });
    },
    async close() {
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

const closing = () =>
  new GraphQLError("Your session has ended.", {
    extensions: { code: "UNAUTHENTICATED" },
  });

const tooManyOperations = () =>
  new GraphQLError(
    `There are ${maxOperations} operations on this connection already.`,
    { extensions: { code: "TOO_MANY_OPERATIONS" } },
  );
