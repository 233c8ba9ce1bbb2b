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
} from "./calendar-class.ts";
import { countUsable, UsableCreditFragment } from "../credit/count-usable.ts";
import { ALL } from "./filter-words.ts";

/** So many classes are shown at once; a calendar of more is read by course, or week by week. */
const CLASSES_SHOWN = 600;

const ClassesQuery = graphql(
  `
    query PortalCalendarClasses(
      $from: DateTime!
      $until: DateTime!
      $courseId: ID
      $scope: ClassScope!
      $first: Int!
    ) {
      classes(
        from: $from
        until: $until
        courseId: $courseId
        scope: $scope
        first: $first
      ) {
        ...CalendarClass
      }
    }
  `,
  [CalendarClassFragment],
);

const CalendarQuery = graphql(
  `
    query PortalCalendar($personId: ID!) {
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
            ...UsableCredit
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
  [CalendarEnrollmentFragment, UsableCreditFragment],
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
    personId: viewer.person.id,
  });
  const person = answer.me?.person;
  const enrollments = (person?.enrollments ?? []).filter(({ state }) =>
    ["ACTIVE", "PENDING", "SUSPENDED", "COMPLETED"].includes(state),
  );
  const own = new Set(enrollments.map(({ course }) => course.id));
  const { classes } = await query(request, ClassesQuery, {
    ...calendarSpan({ view, date, zone }),
    courseId: isOfOneCourse ? filter : null,
    scope: filter === "" && own.size > 0 ? "MINE" : "ALL",
    // One more than is shown tells whether there are more.
    first: CLASSES_SHOWN + 1,
  });
  return {
    now: now.toISOString(),
    zone,
    today,
    date,
    view,
    filter,
    classes: classes.slice(0, CLASSES_SHOWN),
    isCut: classes.length > CLASSES_SHOWN,
    enrollments,
    credits: countUsable(answer.entitlements.edges.map(({ node }) => node)),
    courses: answer.courses.edges
      .map(({ node }) => node)
      .filter(({ id, state }) => state === "PUBLISHED" || own.has(id)),
    hasOwnCourses: own.size > 0,
    feedSince: person?.calendarFeedSince ?? null,
  };
}

const readView = (text: string | null): CalendarView | undefined =>
  calendarViews.find((view) => view === text);
