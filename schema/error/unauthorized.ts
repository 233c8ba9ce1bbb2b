import { GraphQLError } from "graphql";
import type { Context } from "../context.ts";

/** The answer to somebody who may not: sign in first, or not yours. Says nothing of what is there. */
export function unauthorized({ viewer }: Context): GraphQLError {
  return viewer.role === "ANONYMOUS"
    ? new GraphQLError("Please sign in first.", {
        extensions: { code: "UNAUTHENTICATED" },
      })
    : new GraphQLError("You may not see or do this.", {
        extensions: { code: "FORBIDDEN" },
      });
}
