import {
  calendarSpan,
  calendarViews,
  dayIn,
  isDay,
  type CalendarView,
} from "@throughline/ui";
import { requireViewer } from "@throughline/web/door/viewer.server";
import { graphql } from "@throughline/web/graphql";
import { query } from "@throughline/web/request.server";
import {
  CalendarClassFragment,
  CalendarEnrollmentFragment,
  type CalendarClass,
} from "./calendar-class.ts";
import { ALL } from "./filter-words.ts";

const CalendarQuery = graphql(
  `
    query PortalCalendar(
      $from: DateTime!
      $until: DateTime!
      $courseId: ID
      $personId: ID!
    ) {
      classes(from: $from, until: $until, courseId: $courseId) {
        ...CalendarClass
      }
      courses(first: 100) {
        edges {
          node {
            id
            title
            state
          }
        }
      }
      entitlements(
        first: 50
        personId: $personId
        kinds: [PRIVATE_CREDIT, GROUP_CREDIT]
      ) {
        edges {
          node {
            kind
            available
          }
        }
      }
      me {
        person {
          calendarFeedSince
          enrollments {
            ...CalendarEnrollment
          }
        }
      }
    }
  `,
  [CalendarClassFragment, CalendarEnrollmentFragment],
);

/** What the student's calendar shows for the address: classes of the days that its view shows, and what is known of the student. */
export async function loadCalendar(request: Request, now: Date) {
  const viewer = await requireViewer(request);
  const { searchParams } = new URL(request.url);
  const zone = viewer.person.timeZone;
  const today = dayIn(now.toISOString(), zone);
  const asked = searchParams.get("date") ?? "";
  const date = isDay(asked) ? asked : today;
  const view = readView(searchParams.get("view"));
  const filter = searchParams.get("course") ?? "";
  const isOfOneCourse = filter !== "" && filter !== ALL;
  const answer = await query(request, CalendarQuery, {
    ...calendarSpan({ view, date, zone }),
    courseId: isOfOneCourse ? filter : null,
    personId: viewer.person.id,
  });
  const person = answer.me?.person;
  const enrollments = (person?.enrollments ?? []).filter(({ state }) =>
    ["ACTIVE", "PENDING", "SUSPENDED", "COMPLETED"].includes(state),
  );
  const own = new Set(enrollments.map(({ course }) => course.id));
  const isShown = (each: CalendarClass) =>
    filter !== "" ||
    own.size === 0 ||
    each.myBooking !== null ||
    each.myWait !== null ||
    each.steps.some(({ course }) => own.has(course.id));
  const credits = (kind: string) =>
    answer.entitlements.edges
      .filter(({ node }) => node.kind === kind)
      .reduce((sum, { node }) => sum + node.available, 0);
  return {
    now: now.toISOString(),
    zone,
    today,
    date,
    view,
    filter,
    classes: answer.classes.filter(isShown),
    enrollments,
    credits: {
      PRIVATE: credits("PRIVATE_CREDIT"),
      GROUP: credits("GROUP_CREDIT"),
    },
    courses: answer.courses.edges
      .map(({ node }) => node)
      .filter(({ id, state }) => state === "PUBLISHED" || own.has(id)),
    hasOwnCourses: own.size > 0,
    feedSince: person?.calendarFeedSince ?? null,
  };
}

const readView = (text: string | null): CalendarView | undefined =>
  calendarViews.find((view) => view === text);
