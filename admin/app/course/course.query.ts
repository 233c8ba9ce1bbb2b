import { graphql, type ResultOf } from "@throughline/web/graphql";

/** A course with its steps as they are edited, and the partners who could teach one. */
export const CourseQuery = graphql(`
  query EditedCourse($code: String!) {
    course(code: $code) {
      id
      code
      title
      state
      enrollmentCount
      steps {
        id
        kind
        label
        title
        summary
        required
        expectedDays
        partnerCourseRef
        partner {
          id
        }
      }
    }
    partners {
      id
      name
    }
  }
`);

export type EditedCourse = NonNullable<ResultOf<typeof CourseQuery>["course"]>;

export const EditCourseSteps = graphql(`
  mutation EditCourseSteps($input: EditCourseStepsInput!) {
    outcome: editCourseSteps(input: $input) {
      __typename
      ... on Course {
        id
      }
      ... on UserError {
        field
        message
      }
    }
  }
`);

export const PlanBringAlong = graphql(`
  mutation PlanBringAlong($input: PlanBulkOperationInput!) {
    outcome: planBulkOperation(input: $input) {
      __typename
      ... on BulkOperation {
        id
      }
      ... on UserError {
        field
        message
      }
    }
  }
`);
