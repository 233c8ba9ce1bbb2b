import type { LoaderFunctionArgs } from "@remix-run/node";
import { Form, useLoaderData, useSubmit } from "@remix-run/react";
import {
  Banner,
  Button,
  Calendar,
  EmptyState,
  LinkButton,
  PageHeader,
  SelectField,
  useHydrated,
} from "@throughline/ui";
import { CalendarX } from "lucide-react";
import { loadCalendar } from "../calendar/calendar.server.ts";
import { eventOf } from "../calendar/class-event.ts";
import { useLiveEvents } from "../live/use-live-events.ts";
import { titled } from "../messages/title.ts";
import { useText } from "../messages/use-text.ts";
import { searchOf } from "../report/report.links.ts";

export { ErrorPage as ErrorBoundary } from "@throughline/web/document/error-page.tsx";

export const meta = titled("nav.calendar");

export function loader({ request }: LoaderFunctionArgs) {
  return loadCalendar(request, new Date());
}

export default function AllClasses() {
  const text = useText();
  const page = useLoaderData<typeof loader>();
  const { view, date, today, zone, course, classes, total } = page;
  useLiveEvents();
  return (
    <>
      <PageHeader
        title={text("nav.calendar")}
        description={text("calendar.zone", { zone: zone.replaceAll("_", " ") })}
        actions={
          <LinkButton href="/sessions/new">{text("sessions.new")}</LinkButton>
        }
      />
      <CourseChoice {...page} />
      {total > classes.length && (
        <Banner>
          {text("calendar.tooMany", { shown: classes.length, all: total })}
        </Banner>
      )}
      <Calendar
        label={text("nav.calendar")}
        {...{ date, today, zone }}
        {...(view && { view })}
        events={classes.map((each) => eventOf(each, text))}
        hrefOf={(place) =>
          `/calendar${searchOf({ ...place, course: course?.code })}`
        }
        empty={
          <EmptyState
            icon={<CalendarX aria-hidden />}
            title={text("calendar.none")}
            action={
              <LinkButton href="/sessions/new">
                {text("sessions.new")}
              </LinkButton>
            }
          >
            {text("calendar.noneExplain")}
          </EmptyState>
        }
      />
    </>
  );
}

/** Whose classes the calendar shows; takes effect at once, without JavaScript by its button. */
function CourseChoice({
  courses,
  course,
  view,
  date,
}: Pick<
  ReturnType<typeof useLoaderData<typeof loader>>,
  "courses" | "course" | "view" | "date"
>) {
  const text = useText();
  const submit = useSubmit();
  const isHydrated = useHydrated();
  return (
    <Form className="flex flex-wrap items-end gap-2">
      {view && <input type="hidden" name="view" value={view} />}
      <input type="hidden" name="date" value={date} />
      <SelectField
        key={course?.code ?? ""}
        id="calendar-course"
        name="course"
        label={text("filter.course")}
        defaultValue={course?.code ?? ""}
        onChange={({ currentTarget }) => submit(currentTarget.form)}
        options={[
          { value: "", label: text("reports.everyCourse") },
          ...courses.map(({ code, title }) => ({ value: code, label: title })),
        ]}
        className="min-w-52 flex-1 sm:max-w-72"
      />
      {!isHydrated && <Button type="submit">{text("filter.show")}</Button>}
    </Form>
  );
}
