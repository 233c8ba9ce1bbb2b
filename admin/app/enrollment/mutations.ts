import { graphql, type TadaDocumentNode } from "@throughline/web/graphql";
import type { MutationAnswer } from "../outcome.ts";
import type { EnrollmentCommand, StepCommand } from "./command.ts";

const Complete = graphql(`
  mutation MarkStepComplete($input: StepOverrideInput!) {
    outcome: markStepComplete(input: $input) {
      __typename
      ... on EnrollmentStep {
        id
      }
      ... on UserError {
        field
        message
      }
    }
  }
`);
const Fail = graphql(`
  mutation FailStep($input: StepOverrideInput!) {
    outcome: failStep(input: $input) {
      __typename
      ... on EnrollmentStep {
        id
      }
      ... on UserError {
        field
        message
      }
    }
  }
`);
const Skip = graphql(`
  mutation SkipStep($input: StepOverrideInput!) {
    outcome: skipStep(input: $input) {
      __typename
      ... on EnrollmentStep {
        id
      }
      ... on UserError {
        field
        message
      }
    }
  }
`);
const Retry = graphql(`
  mutation RetryStep($input: StepOverrideInput!) {
    outcome: retryStep(input: $input) {
      __typename
      ... on EnrollmentStep {
        id
      }
      ... on UserError {
        field
        message
      }
    }
  }
`);
const Reopen = graphql(`
  mutation ReopenStep($input: StepOverrideInput!) {
    outcome: reopenStep(input: $input) {
      __typename
      ... on EnrollmentStep {
        id
      }
      ... on UserError {
        field
        message
      }
    }
  }
`);
const Suspend = graphql(`
  mutation SuspendEnrollment($input: EnrollmentChangeInput!) {
    outcome: suspendEnrollment(input: $input) {
      __typename
      ... on Enrollment {
        id
      }
      ... on UserError {
        field
        message
      }
    }
  }
`);
const Resume = graphql(`
  mutation ResumeEnrollment($input: EnrollmentChangeInput!) {
    outcome: resumeEnrollment(input: $input) {
      __typename
      ... on Enrollment {
        id
      }
      ... on UserError {
        field
        message
      }
    }
  }
`);
const Cancel = graphql(`
  mutation CancelEnrollment($input: EnrollmentChangeInput!) {
    outcome: cancelEnrollment(input: $input) {
      __typename
      ... on Enrollment {
        id
      }
      ... on UserError {
        field
        message
      }
    }
  }
`);

/** Moves a step to another partner. */
export const Move = graphql(`
  mutation MoveStepToPartner($input: MoveStepInput!) {
    outcome: moveStepToPartner(input: $input) {
      __typename
      ... on EnrollmentStep {
        id
      }
      ... on UserError {
        field
        message
      }
    }
  }
`);

/** Gives another right to book a step that has none left. */
export const GrantRight = graphql(`
  mutation GrantStepRight($input: GrantStepRightInput!) {
    outcome: grantStepRight(input: $input) {
      __typename
      ... on EnrollmentStep {
        id
      }
      ... on UserError {
        field
        message
      }
    }
  }
`);

/** Goes on where an enrollment was left standing; needs no reason. */
export const Advance = graphql(`
  mutation AdvanceToNextStep($input: AdvanceToNextStepInput!) {
    outcome: advanceToNextStep(input: $input) {
      __typename
      ... on Enrollment {
        id
      }
      ... on UserError {
        field
        message
      }
    }
  }
`);

type Mutation<Input> = TadaDocumentNode<
  { outcome: MutationAnswer },
  { input: Input }
>;

/** The mutation of each command to a step. */
export const stepMutations: Record<
  Exclude<StepCommand, "move" | "grantRight">,
  Mutation<{
    stepId: string;
    reason: string;
    evidence?: { description: string; url?: string | null } | null;
  }>
> = {
  complete: Complete,
  fail: Fail,
  skip: Skip,
  retry: Retry,
  reopen: Reopen,
};

/** The mutation of each command to an enrollment that needs a reason. */
export const enrollmentMutations: Record<
  Exclude<EnrollmentCommand, "advance">,
  Mutation<{ enrollmentId: string; reason: string }>
> = { suspend: Suspend, resume: Resume, cancel: Cancel };
