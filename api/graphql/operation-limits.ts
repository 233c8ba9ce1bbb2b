import { EnvelopArmorPlugin } from "@escape.tech/graphql-armor";
import { GraphQLError, type ValidationContext } from "graphql";
import type { Plugin } from "graphql-yoga";

/** Sixteen levels let Relay's connection, edges and node nest five times over. */
const maxDepth = 16;
const maxAliases = 30;
const maxDirectives = 30;
/** Fields that one operation may bring, each counted as often as its lists' `first` says. */
const maxCost = 50_000;

/**
 * Limits what one operation may ask. A limit is an ordinary validation error: thrown inside validation it would end a
 * WebSocket with all that runs on it.
 */
export function useOperationLimits(): Plugin {
  return EnvelopArmorPlugin({
    maxDepth: { n: maxDepth, flattenFragments: true, ...asError },
    maxAliases: { n: maxAliases, ...asError },
    maxDirectives: { n: maxDirectives, ...asError },
    costLimit: {
      maxCost,
      objectCost: 1,
      scalarCost: 1,
      depthCostFactor: 1,
      flattenFragments: true,
      ...asError,
    },
    // The lexer counts tokens before anything is parsed.
    maxTokens: { enabled: false },
    // The schema is public; a suggestion is how a wrong name is mended.
    blockFieldSuggestion: { enabled: false },
  });
}

const asError = {
  propagateOnRejection: false,
  onReject: [
    (context: ValidationContext | null, { message }: GraphQLError) =>
      context?.reportError(
        new GraphQLError(message.replace(/^Syntax Error: /, ""), {
          extensions: {
            code: "OPERATION_TOO_LARGE",
            http: { status: 400 },
          },
        }),
      ),
  ],
};
