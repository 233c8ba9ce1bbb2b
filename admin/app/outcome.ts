import type { Problem } from "@throughline/ui";

/** A mutation's answer: the row, or a failure that names the input at fault and the mend. */
export interface MutationAnswer {
  __typename: string;
  id?: string;
  field?: string;
  message?: string;
}

/** What became of a mutation, in the words of a form. */
export type Settled =
  { kind: "done"; id: string } | { kind: "failed"; problems: Problem[] };

/** Reads a mutation's union. The api names fields as `input.email`; a form calls the same field `email`. */
export function settle(answer: MutationAnswer): Settled {
  const { id, field, message } = answer;
  if (message === undefined) return { kind: "done", id: id ?? "" };
  return {
    kind: "failed",
    problems: [{ field: field?.replace(/^input\.?/, "") ?? "", message }],
  };
}
