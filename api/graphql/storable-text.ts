import {
  GraphQLError,
  visit,
  type DocumentNode,
  type ExecutionArgs,
} from "graphql";
import type { Plugin } from "graphql-yoga";

/** Refuses texts that hold a NUL, wherever in an operation they stand: PostgreSQL cannot store one. */
export function useStorableText(): Plugin {
  return {
    onExecute({ args, setResultAndStopExecution }) {
      if (holdsNul(args)) setResultAndStopExecution({ errors: [noNul()] });
    },
    onSubscribe({ args, setResultAndStopExecution }) {
      if (holdsNul(args)) setResultAndStopExecution({ errors: [noNul()] });
    },
  };
}

const holdsNul = ({ document, variableValues }: ExecutionArgs) =>
  JSON.stringify(variableValues ?? null).includes(String.raw`\u0000`) ||
  documentHoldsNul(document);

function documentHoldsNul(document: DocumentNode): boolean {
  let found = false;
  visit(document, {
    StringValue({ value }) {
      found ||= value.includes("\0");
    },
  });
  return found;
}

const noNul = () =>
  new GraphQLError("A text cannot hold NUL characters.", {
    extensions: { code: "BAD_USER_INPUT" },
  });
