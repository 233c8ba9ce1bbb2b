import { data, redirect } from "@remix-run/node";
import { readFields } from "@throughline/web/form-fields.server";
import { graphql } from "@throughline/web/graphql";
import { query } from "@throughline/web/request.server";
import { z } from "zod";

const LaunchStep = graphql(`
  mutation LaunchStep($stepId: ID!) {
    launchStep(input: { stepId: $stepId }) {
      __typename
      ... on Launch {
        url
      }
      ... on UserError {
        message
      }
    }
  }
`);

const TakeStep = graphql(`
  mutation TakeStep($stepId: ID!) {
    takeStep(input: { stepId: $stepId }) {
      __typename
      ... on UserError {
        message
      }
    }
  }
`);

const form = z.object({
  intent: z.enum(["launch", "take"]),
  stepId: z.string().min(1).max(200),
});

const webAddress = z.url({ protocol: /^https?$/ });

/**
 * Answers the form of {@link StepAction}: a redirect to the partner's own page, or back here when a step was taken up; a
 * refusal comes back in words for the student, with 409. Throws 400 when the form makes no sense.
 */
export async function answerStepAction(request: Request) {
  const asked = form.safeParse(Object.fromEntries(await readFields(request)));
  if (!asked.success) throw data(null, { status: 400 });
  const { intent, stepId } = asked.data;
  const outcome = await intents[intent](request, stepId);
  if (outcome.kind === "refused")
    return data({ problem: outcome.message }, { status: 409 });
  throw redirect(outcome.to);
}

type Outcome =
  { kind: "goOn"; to: string } | { kind: "refused"; message: string };

const intents: Record<
  z.infer<typeof form>["intent"],
  (request: Request, stepId: string) => Promise<Outcome>
> = { launch, take };

async function launch(request: Request, stepId: string): Promise<Outcome> {
  const { launchStep } = await query(request, LaunchStep, { stepId });
  return launchStep.__typename === "Launch"
    ? { kind: "goOn", to: webAddress.parse(launchStep.url) }
    : { kind: "refused", message: launchStep.message };
}

async function take(request: Request, stepId: string): Promise<Outcome> {
  const { takeStep } = await query(request, TakeStep, { stepId });
  return takeStep.__typename === "EnrollmentStep"
    ? { kind: "goOn", to: new URL(request.url).pathname }
    : { kind: "refused", message: takeStep.message };
}
