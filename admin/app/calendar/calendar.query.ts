import { graphql, type ResultOf } from "@throughline/web/graphql";

/** The classes of some time, as a calendar draws them. */
export const CalendarQuery = graphql(`
  query AdminCalendar($filter: SessionFilter!, $after: String) {
    sessions(filter: $filter, first: 100, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
          id
          title
          state
          startsAt
          minutes
          timeZone
          capacity
          seatsTaken
          seatsLeft
          instructorName
          steps {
            id
            label
          }
        }
      }
    }
  }
`);

export type CalendarClass = ResultOf<
  typeof CalendarQuery
>["sessions"]["edges"][number]["node"];
