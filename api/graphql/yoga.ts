import type { GraphQLSchema } from "graphql";
import { createYoga } from "graphql-yoga";
import type { ApiContext } from "../context.ts";
import type { Logger } from "../log.ts";
import { useDocumentLimits } from "./document-limits.ts";
import {
  internalError,
  isMeantForCaller,
  useMaskedFailures,
} from "./masked-failures.ts";
import { useNoCircles } from "./no-circles.ts";
import { useOperationLimits } from "./operation-limits.ts";
import { useStorableText } from "./storable-text.ts";

export type GraphQLServer = ReturnType<typeof openGraphQL>;

/** Executes GraphQL under the same limits and the same masking, whichever way an operation came. */
export function openGraphQL(schema: GraphQLSchema, log: Logger) {
  return createYoga<{ api: ApiContext }, ApiContext>({
    schema,
    graphqlEndpoint: "/graphql",
    context: ({ api }) => api,
    cors: false,
    multipart: false,
    batching: false,
    graphiql: false,
    landingPage: false,
    maskedErrors: {
      maskError: (error) => (isMeantForCaller(error) ? error : internalError()),
    },
    logging: {
      debug: () => {},
      info: () => {},
      warn: (...said: unknown[]) => log.warn({ said }, "graphql"),
      error: (...said: unknown[]) => log.error({ said }, "graphql"),
    },
    plugins: [
      useDocumentLimits(),
      useOperationLimits(),
      useNoCircles(),
      useStorableText(),
      useMaskedFailures(),
    ],
    fetchAPI: {
      Request,
      Response,
      Headers,
      ReadableStream,
      TextEncoder,
      TextDecoder,
    },
  });
}
