import { isBusy } from "@throughline/domain/busy";
import { InvalidCursor } from "@throughline/schema/context";
import { badInput } from "@throughline/schema/error/bad-input";
import { refusesArgument } from "@throughline/schema/error/refuses-argument";
import { GraphQLError, type ExecutionResult } from "graphql";
import {
  handleStreamOrSingleExecutionResult,
  isAsyncIterable,
  type Plugin,
} from "graphql-yoga";
import type { ApiContext } from "../context.ts";
import { FellBehind } from "../events/follower.ts";
import { busy } from "../http/answer.ts";

/** What an unexpected failure looks like from outside; the log has the rest under the same request id. */
export function internalError(
  requestId?: string,
  located?: GraphQLError,
): GraphQLError {
  return new GraphQLError("Something went wrong on our side.", {
    nodes: located?.nodes,
    path: located?.path,
    extensions: { code: "INTERNAL", requestId },
  });
}

/** What an operation is answered that found too much else under way and may be sent again. Over HTTP with 503 and Retry-After. */
export const unavailable = (located?: GraphQLError): GraphQLError =>
  new GraphQLError(busy.message, {
    nodes: located?.nodes,
    path: located?.path,
    extensions: {
      code: busy.code,
      retryAfterSeconds: busy.retryAfterSeconds,
      http: {
        status: 503,
        headers: { "retry-after": String(busy.retryAfterSeconds) },
      },
    },
  });

/** Whether an error was meant for the caller. */
export function isMeantForCaller(error: unknown): error is GraphQLError {
  if (!(error instanceof GraphQLError)) return false;
  return error.originalError ? isMeantForCaller(error.originalError) : true;
}

/** Replaces failures that nobody planned; a stream that fails says why and ends, instead of breaking its connection. */
export function useMaskedFailures(): Plugin {
  const maskResult = ({
    args,
    result,
    setResult,
  }: {
    args: { contextValue?: unknown };
    result: ExecutionResult;
    setResult: (result: ExecutionResult) => void;
  }) => {
    if (!result.errors) return;
    const { log, requestId } = args.contextValue as ApiContext;
    setResult({
      ...result,
      errors: result.errors.map((error) => mask(error, { log, requestId })),
    });
  };
  return {
    onExecute: () => ({
      onExecuteDone: (payload) =>
        handleStreamOrSingleExecutionResult(payload, maskResult),
    }),
    onSubscribe: () => ({
      onSubscribeResult(payload) {
        const { args, result, setResult } = payload;
        const context = args.contextValue as unknown as ApiContext;
        if (isAsyncIterable<ExecutionResult>(result))
          setResult(endingWell(result, (error) => mask(error, context)));
        return handleStreamOrSingleExecutionResult(payload, maskResult);
      },
    }),
  };
}

function mask(
  error: unknown,
  { log, requestId }: Pick<ApiContext, "log" | "requestId">,
): GraphQLError {
  const located = error instanceof GraphQLError ? error : undefined;
  const cause = located?.originalError ?? error;
  const expected = expectedFailure(cause);
  if (expected) return expected;
  if (isBusy(cause)) {
    log.warn(cause, "an operation found no room");
    return unavailable(located);
  }
  if (isMeantForCaller(error)) return error;
  log.error(cause, "an operation failed");
  return internalError(requestId, located);
}

function expectedFailure(cause: unknown): GraphQLError | undefined {
  if (cause instanceof InvalidCursor)
    return new GraphQLError(cause.message, {
      extensions: { code: "INVALID_CURSOR", http: { status: 400 } },
    });
  if (refusesArgument(cause))
    return badInput(
      "after",
      "The page asked for makes no sense. Give `first` or `last` up to 100, and an `endCursor` or `startCursor` as it came.",
    );
  if (cause instanceof FellBehind)
    return new GraphQLError(cause.message, {
      extensions: { code: "FELL_BEHIND" },
    });
  return undefined;
}

/** The same stream, whose failure is its last result. */
function endingWell(
  source: AsyncIterable<ExecutionResult>,
  describe: (error: unknown) => GraphQLError,
): AsyncIterableIterator<ExecutionResult> {
  const iterator = source[Symbol.asyncIterator]();
  const done = { done: true, value: undefined } as const;
  let hasFailed = false;
  return {
    async next() {
      if (hasFailed) return done;
      try {
        return await iterator.next();
      } catch (error) {
        hasFailed = true;
        return { done: false, value: { errors: [describe(error)] } };
      }
    },
    async return() {
      await iterator.return?.();
      return done;
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}
