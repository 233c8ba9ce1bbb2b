import { graphql, type ResultOf } from "@throughline/web/graphql";

/** The courses that a report can be about. */
export const ReportCoursesQuery = graphql(`
  query ReportCourses {
    courses(first: 100) {
      edges {
        node {
          id
          code
          title
        }
      }
    }
  }
`);

export type ReportCourse = ResultOf<
  typeof ReportCoursesQuery
>["courses"]["edges"][number]["node"];

export const EnrollmentReportQuery = graphql(`
  query EnrollmentReport($from: String!, $to: String!, $courseId: ID) {
    courseReport(from: $from, to: $to, courseId: $courseId) {
      enrollments {
        courseId
        month
        enrolled
        completed
        dropped
        completionRate
      }
    }
  }
`);

export type EnrollmentLine = ResultOf<
  typeof EnrollmentReportQuery
>["courseReport"]["enrollments"][number];

export const RevenueReportQuery = graphql(`
  query RevenueReport($from: String!, $to: String!, $courseId: ID) {
    courseReport(from: $from, to: $to, courseId: $courseId) {
      revenue {
        courseId
        month
        currency
        payments
        gross
        refunds
        disputed
        partnerShare
        net
      }
    }
  }
`);

export type RevenueLine = ResultOf<
  typeof RevenueReportQuery
>["courseReport"]["revenue"][number];

export const ClassReportQuery = graphql(`
  query ClassReport($from: String!, $to: String!, $courseId: ID) {
    courseReport(from: $from, to: $to, courseId: $courseId) {
      classes {
        courseId
        month
        classes
        seats
        seatsTaken
        seatFill
        booked
        attended
        noShows
        excused
        unmarked
        noShowRate
        skippedAhead
      }
    }
  }
`);

export type ClassLine = ResultOf<
  typeof ClassReportQuery
>["courseReport"]["classes"][number];

export const SeatReportQuery = graphql(`
  query SeatReport($courseId: ID) {
    seatForecast(courseId: $courseId) {
      courseId
      courseStepId
      label
      title
      ready
      soon
      later
      classes
      openSeats
      sharedSeats
      waiting
      missing
      nextOpenAt
      shortSince
    }
  }
`);

export type SeatLine = ResultOf<typeof SeatReportQuery>["seatForecast"][number];

export const ReportRowsQuery = graphql(`
  query ReportRows(
    $of: ReportRowsInput!
    $first: Int
    $after: String
    $last: Int
    $before: String
  ) {
    reportRows(
      of: $of
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
          id
          name
          about
          at
          timeZone
          amount
          currency
          seatsTaken
          seats
          personId
          orderNumber
          sessionId
          enrollmentId
        }
      }
    }
  }
`);

export type RowOfReport = NonNullable<
  NonNullable<ResultOf<typeof ReportRowsQuery>["reportRows"]["edges"]>[number]
>["node"];
