/** A subscription as it is sent. It is written out anew at each connect, so that a getter among its variables is read anew. */
export interface Payload {
  query: string;
  variables: Record<string, unknown>;
}

/** One answer of a subscription. */
export interface FormattedExecutionResult {
  data?: unknown;
  errors?: readonly unknown[];
}

/** Where a subscription's answers go. */
export interface Sink {
  next: (result: FormattedExecutionResult) => void;
  error: (error: unknown) => void;
  complete: () => void;
}

/** The `cursor` that a payload's root field carries: from where to go on after a loss. */
export function cursorOf(payload: unknown): string | undefined {
  for (const field of Object.values(payload ?? {}) as unknown[]) {
    const cursor = (field as { cursor?: unknown } | null)?.cursor;
    if (typeof cursor === "string") return cursor;
  }
  return undefined;
}
