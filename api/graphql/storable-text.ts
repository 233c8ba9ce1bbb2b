import {
  GraphQLError,
  visit,
  type DocumentNode,
  type ExecutionArgs,
} from "graphql";
import type { Plugin } from "graphql-yoga";

/** Refuses texts that PostgreSQL cannot store, wherever in an operation they stand: a NUL, or half of a character. */
export function useStorableText(): Plugin {
  return {
    onExecute({ args, setResultAndStopExecution }) {
      if (!isStorable(args)) setResultAndStopExecution({ errors: [refusal()] });
    },
    onSubscribe({ args, setResultAndStopExecution }) {
      if (!isStorable(args)) setResultAndStopExecution({ errors: [refusal()] });
    },
  };
}

/** Whether all texts in a JSON value can be stored. Goes without recursion, for a value may be nested without end. */
export function isStorableJson(value: unknown): boolean {
  const waiting = [value];
  while (waiting.length > 0) {
    const next = waiting.pop();
    if (typeof next === "string" && !isStorableText(next)) return false;
    if (typeof next !== "object" || next === null) continue;
    for (const [key, inside] of Object.entries(next)) {
      if (!isStorableText(key)) return false;
      waiting.push(inside);
    }
  }
  return true;
}

const isStorableText = (text: string) =>
  !text.includes("\0") && text.isWellFormed();

const isStorable = ({ document, variableValues }: ExecutionArgs) =>
  isStorableJson(variableValues) && isStorableDocument(document);

function isStorableDocument(document: DocumentNode): boolean {
  let storable = true;
  visit(document, {
    StringValue({ value }) {
      storable &&= isStorableText(value);
    },
  });
  return storable;
}

const refusal = () =>
  new GraphQLError(
    "A text cannot hold NUL characters or halves of characters.",
    { extensions: { code: "BAD_USER_INPUT" } },
  );
