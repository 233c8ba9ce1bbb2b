import { graphql, type ResultOf } from "@throughline/web/graphql";

/** A student who does not move: where, since when, and how to reach them. */
export const StuckStudentFields = graphql(`
  fragment StuckStudentFields on Enrollment @_unmask {
    id
    person {
      name
      email
      phone
    }
    currentStep {
      label
      title
      state
      openedAt
      startedAt
      waitingOn
      partner {
        name
      }
    }
  }
`);

export type StuckStudent = ResultOf<typeof StuckStudentFields>;
