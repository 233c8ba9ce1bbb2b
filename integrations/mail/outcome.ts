/** What became of handing a mail over. */
export type SendOutcome =
  | { kind: "sent"; messageId: string; response: string }
  /** The server will never take this mail; `smtpStatus` is null where it was not even asked. */
  | { kind: "refused"; smtpStatus: number | null; reason: string }
  /** Nothing was sent; trying again later is safe. */
  | { kind: "unavailable"; reason: string }
  /** The message went out and no answer came back: the person may have it. */
  | { kind: "unknown"; reason: string };

/**
 * Names a failed hand-over by what the server knew when it failed (RFC 5321 §4.2.1 and §4.5.4.1).
 * A reply of 4xx or 5xx says that the mail was not taken, whenever it comes; silence after the content began says nothing.
 */
export function outcomeOfFailure(
  error: unknown,
  contentStarted: boolean,
): SendOutcome {
  const failure = failureOf(error);
  const { status, reason } = failure;
  if (status !== null && status >= 400 && status < 500) {
    return { kind: "unavailable", reason };
  }
  if (status !== null && status >= 500 && status < 600) {
    return speaksOfTheMail(failure, contentStarted)
      ? { kind: "refused", smtpStatus: status, reason }
      : { kind: "unavailable", reason };
  }
  if (contentStarted) return { kind: "unknown", reason };
  return LOCAL_REFUSALS.has(failure.code)
    ? { kind: "refused", smtpStatus: null, reason }
    : { kind: "unavailable", reason };
}

interface Failure {
  reason: string;
  /** The library's own code, such as `EENVELOPE`. */
  code: string;
  /** The SMTP command that was being answered. */
  command: string;
  status: number | null;
}

/** The library refuses an impossible envelope or a message over the server's announced size by itself. */
const LOCAL_REFUSALS = new Set(["EENVELOPE", "EMESSAGE"]);

const MAIL_COMMANDS = new Set(["MAIL FROM", "RCPT TO", "DATA"]);

/** "Authentication required", "credentials invalid", "encryption required": about us, mended by configuration. */
const ABOUT_THE_SENDER = new Set([530, 534, 535, 538]);

/** A permanent no to the greeting, the login or to us is no verdict on the mail: it waits until that is mended. */
function speaksOfTheMail(failure: Failure, contentStarted: boolean): boolean {
  if (failure.status !== null && ABOUT_THE_SENDER.has(failure.status)) {
    return false;
  }
  return contentStarted || MAIL_COMMANDS.has(failure.command);
}

function failureOf(error: unknown): Failure {
  if (!(error instanceof Error)) {
    return { reason: String(error), code: "", command: "", status: null };
  }
  return {
    reason: error.message,
    code: textOf(error, "code"),
    command: textOf(error, "command"),
    status:
      "responseCode" in error && typeof error.responseCode === "number"
        ? error.responseCode
        : null,
  };
}

function textOf(error: Error, key: "code" | "command"): string {
  const value: unknown = Reflect.get(error, key);
  return typeof value === "string" ? value : "";
}
