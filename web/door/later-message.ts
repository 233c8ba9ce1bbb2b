import type { Text } from "../messages/use-text.ts";
import type { TooMany, Unavailable } from "./auth.server.ts";

/** Says when to try again, after the login could not be asked. */
export function laterMessage(
  failure: TooMany | Unavailable,
  text: Text,
): string {
  switch (failure.kind) {
    case "tooMany":
      return text("problem.tooMany", { seconds: failure.retrySeconds });
    case "unavailable":
      return text("problem.unavailable");
  }
}
