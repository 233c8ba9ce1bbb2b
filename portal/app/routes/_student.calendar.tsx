import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import {
  Banner,
  Calendar,
  EmptyState,
  LinkButton,
  PageHeader,
  type CalendarEvent,
} from "@throughline/ui";
import { CalendarX } from "lucide-react";
import { useBookableWhen } from "../booking/bookable-when.tsx";
import type { CalendarClass } from "../calendar/calendar-class.ts";
import {
  lookOf,
  matterOf,
  type ClassMatter,
} from "../calendar/calendar-events.ts";
import { CourseFilter } from "../calendar/course-filter.tsx";
import { answerFeed } from "../calendar/feed-action.server.ts";
import { FeedCard } from "../calendar/feed-card.tsx";
import { loadCalendar } from "../calendar/load-calendar.server.ts";
import { FollowCatalogue } from "../live/follow-catalogue.tsx";
import { useKeptActionData } from "@throughline/web/use-kept-action-data";
import { titled } from "../messages/title.ts";
import { useText } from "../messages/use-text.ts";

export { ErrorPage as ErrorBoundary } from "@throughline/web/document/error-page.tsx";

export const meta = titled("calendar.title");

export function loader({ request }: LoaderFunctionArgs) {
  return loadCalendar(request, new Date());
}

export function action({ request }: ActionFunctionArgs) {
  return answerFeed(request);
}

export default function OwnCalendar() {
  const text = useText();
  const page = useLoaderData<typeof loader>();
  const { view, date, today, zone, filter, feedSince } = page;
  const answer = useKeptActionData<typeof action>();
  const note = useNote();
  const events = page.classes.map((each): CalendarEvent => {
    const matter = matterOf(each, page);
    const { id, startsAt, minutes, timeZone, title, seatsLeft } = each;
    return {
      ...{ id, startsAt, minutes, timeZone, title },
      tag: matter.tag,
      href: matter.href,
      look: lookOf(matter, seatsLeft),
      note: note(matter, each),
    };
  });
  return (
    <>
      <FollowCatalogue />
      <PageHeader
        title={text("calendar.title")}
        description={text("calendar.zone", {
          zone: zone.replaceAll("_", " "),
        })}
      />
      <CourseFilter {...page} />
      {page.isCut && (
        <Banner>{text("calendar.cut", { count: page.classes.length })}</Banner>
      )}
      <Calendar
        label={text("calendar.title")}
        {...{ view, date, today, zone, events }}
        hrefOf={(place) =>
          `/calendar?${new URLSearchParams({
            ...(place.view && { view: place.view }),
            date: place.date,
            ...(filter && { course: filter }),
          })}`
        }
        empty={
          <EmptyState
            icon={<CalendarX aria-hidden />}
            title={text("calendar.emptyTitle")}
            action={
              <LinkButton href="/catalogue">
                {text("home.emptyAction")}
              </LinkButton>
            }
          >
            {text("calendar.empty")}
          </EmptyState>
        }
      />
      <FeedCard since={feedSince} answer={answer} />
    </>
  );
}

/** Says in words what the calendar draws. */
function useNote() {
  const text = useText();
  const bookableWhen = useBookableWhen();
  return (
    { kind, window }: ClassMatter,
    { seatsLeft, myWait }: CalendarClass,
  ): string => {
    const seats = text("class.seatsLeft", { count: Math.max(seatsLeft, 0) });
    if (kind === "waiting" && myWait?.position)
      return text("waitlist.position", { position: myWait.position });
    if (kind === "bookable") return seats;
    if (kind === "shut") return (window && bookableWhen(window)) ?? seats;
    return text(`calendar.matter.${kind}`, { seats });
  };
}
