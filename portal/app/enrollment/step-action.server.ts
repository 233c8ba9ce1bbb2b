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
        kind
        url
        voucher
        fields {
          name
          value
        }
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

const ShowAccess = graphql(`
  mutation ShowAccess($stepId: ID!) {
    showAccess(input: { stepId: $stepId }) {
      __typename
      ... on ShownAccess {
        details {
          name
          value
        }
      }
      ... on UserError {
        message
      }
    }
  }
`);

const RenewAccess = graphql(`
  mutation RenewAccess($stepId: ID!) {
    renewAccess(input: { stepId: $stepId }) {
      __typename
      ... on UserError {
        message
      }
    }
  }
`);

const form = z.object({
  intent: z.enum(["launch", "take", "access", "renewAccess"]),
  stepId: z.string().min(1).max(200),
});

const webAddress = z.url({ protocol: /^https?$/ });

/** What a step's form is answered with on the page itself. */
export interface StepAnswer {
  problem?: string;
  /** A code that the student redeems, and where. */
  voucher?: { code: string; url: string | null };
  /** What the student's browser posts to the partner next. */
  formPost?: { url: string; fields: { name: string; value: string }[] };
  /** What the student signs in with at the partner; told this once. */
  access?: { name: string; value: string }[];
}

/**
 * Answers the form of {@link StepAction}: a redirect to the partner's own page, or back here when a step was taken up; else what
 * the student does next. A refusal comes back in words for the student, with 409. Throws 400 when the form makes no sense.
 */
export async function answerStepAction(request: Request) {
  const asked = form.safeParse(Object.fromEntries(await readFields(request)));
  if (!asked.success) throw data(null, { status: 400 });
  const { intent, stepId } = asked.data;
  const outcome = await intents[intent](request, stepId);
  if (outcome.kind === "goOn") throw redirect(outcome.to);
  const answer: StepAnswer = outcome.answer;
  return data(answer, {
    status: answer.problem === undefined ? 200 : 409,
    headers: { "cache-control": "no-store" },
  });
}

type Outcome =
  { kind: "goOn"; to: string } | { kind: "answered"; answer: StepAnswer };

const intents: Record<
  z.infer<typeof form>["intent"],
  (request: Request, stepId: string) => Promise<Outcome>
> = { launch, take, access, renewAccess };

async function launch(request: Request, stepId: string): Promise<Outcome> {
  const { launchStep } = await query(request, LaunchStep, { stepId });
  if (launchStep.__typename !== "Launch") return refused(launchStep.message);
  const { kind, voucher, fields } = launchStep;
  const url = webAddress.nullable().parse(launchStep.url);
  if (kind === "VOUCHER" && voucher !== null)
    return answered({ voucher: { code: voucher, url } });
  const to = webAddress.parse(url);
  return kind === "FORM_POST"
    ? answered({ formPost: { url: to, fields } })
    : { kind: "goOn", to };
}

async function take(request: Request, stepId: string): Promise<Outcome> {
  const { takeStep } = await query(request, TakeStep, { stepId });
  return takeStep.__typename === "EnrollmentStep"
    ? { kind: "goOn", to: new URL(request.url).pathname }
    : refused(takeStep.message);
}

async function access(request: Request, stepId: string): Promise<Outcome> {
  const { showAccess } = await query(request, ShowAccess, { stepId });
  return showAccess.__typename === "ShownAccess"
    ? answered({ access: showAccess.details })
    : refused(showAccess.message);
}

async function renewAccess(request: Request, stepId: string): Promise<Outcome> {
  const { renewAccess: renewed } = await query(request, RenewAccess, {
    stepId,
  });
  return renewed.__typename === "EnrollmentStep"
    ? { kind: "goOn", to: new URL(request.url).pathname }
    : refused(renewed.message);
}

const answered = (answer: StepAnswer): Outcome => ({
  kind: "answered",
  answer,
});

const refused = (problem: string) => answered({ problem });
