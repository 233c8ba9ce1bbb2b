import { graphql, type ResultOf } from "@throughline/web/graphql";

/** The courses and steps that the list can be narrowed to. */
export const StudentFilterQuery = graphql(`
  query StudentFilter {
    courses(first: 100) {
      edges {
        node {
          id
          code
          title
          steps {
            id
            slug
            label
            title
          }
        }
      }
    }
  }
`);

const StudentRow = graphql(`
  fragment StudentRow on Enrollment @_unmask {
    id
    state
    attempt
    percentComplete
    enrolledAt
    person {
      name
      email
    }
    course {
      code
      title
    }
    currentStep {
      label
      title
      state
      openedAt
      waitingOn
      partner {
        name
      }
    }
  }
`);

/** One page of enrollments. */
export const StudentsQuery = graphql(
  `
    query Students(
      $filter: EnrollmentFilter
      $orderBy: EnrollmentOrder!
      $first: Int
      $after: String
      $last: Int
      $before: String
    ) {
      enrollments(
        filter: $filter
        orderBy: $orderBy
        first: $first
        after: $after
        last: $last
        before: $before
      ) {
        totalCount
        pageInfo {
          hasNextPage
          hasPreviousPage
          startCursor
          endCursor
        }
        edges {
          node {
            ...StudentRow
          }
        }
      }
    }
  `,
  [StudentRow],
);

export type Student = ResultOf<typeof StudentRow>;
export type FilterCourse = ResultOf<
  typeof StudentFilterQuery
>["courses"]["edges"][number]["node"];
