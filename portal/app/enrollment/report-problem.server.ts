import { data, redirect } from "@remix-run/node";
import { readFields, textOf } from "@throughline/web/form-fields.server";
import { graphql } from "@throughline/web/graphql";
import { query } from "@throughline/web/request.server";

const ReportProblem = graphql(`
  mutation ReportProblem($input: ReportProblemInput!) {
    outcome: reportProblem(input: $input) {
      __typename
      ... on UserError {
        field
        message
      }
    }
  }
`);

/** Sends a report of the viewer's own step and goes back to it; a refusal comes back with what was typed. */
export async function answerReport(request: Request, stepId: string) {
  const text = textOf(await readFields(request), "text");
  const { outcome } = await query(request, ReportProblem, {
    input: { stepId, text: text.slice(0, 10_000) },
  });
  if (outcome.__typename === "EnrollmentStep")
    throw redirect(`/steps/${stepId}`);
  const isOfText = outcome.field === "input.text";
  return data(
    {
      text,
      error: isOfText ? outcome.message : undefined,
      problem: isOfText ? undefined : outcome.message,
    },
    { status: 422 },
  );
}
