import type { HttpReply } from "../../simulator/http.ts";
import { StripeProblem } from "./problem.ts";

/** The answers that were given under `Idempotency-Key`. */
export interface Replies {
  /**
   * The answer that a key had before; null for a new one, which is then taken. Throws where the key belongs to other
   * parameters, or to a call that is still under way.
   */
  take(key: string, fingerprint: string): HttpReply | null;
  /** Keeps an answer. Refusals of parameters are kept too, as at Stripe; faults of its own are not. */
  keep(key: string, reply: HttpReply): void;
  /** The call ended without an answer that counts. */
  forget(key: string): void;
  /** All keys are forgotten, as Stripe does after a day or more. */
  forgetAll(): void;
}

/** Keeps answers for as long as the simulator runs. */
export function openReplies(): Replies {
  const known = new Map<
    string,
    { fingerprint: string; reply: HttpReply | null }
  >();
  return {
    take(key, fingerprint) {
      const before = known.get(key);
      if (!before) {
        known.set(key, { fingerprint, reply: null });
        return null;
      }
      if (before.fingerprint !== fingerprint)
        throw new StripeProblem(400, {
          type: "idempotency_error",
          message: `Keys for idempotent requests can only be used with the same parameters they were first used with. Try using a key other than '${key}' if you meant to execute a different request.`,
        });
      if (before.reply === null)
        throw new StripeProblem(409, {
          code: "idempotency_key_in_use",
          type: "idempotency_error",
          message: `There is currently another in-progress request using this Idempotency Key (that probably means you submitted twice, and the other request is still going through): ${key}. Please try again later.`,
        });
      const { reply } = before;
      return {
        ...reply,
        headers: { ...reply.headers, "idempotent-replayed": "true" },
      };
    },
    keep(key, reply) {
      const before = known.get(key);
      if (before) before.reply = reply;
    },
    forget: (key) => void known.delete(key),
    forgetAll: () => known.clear(),
  };
}
