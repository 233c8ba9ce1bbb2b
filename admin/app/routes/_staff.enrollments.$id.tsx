import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
} from "@remix-run/node";
import {
  useLoaderData,
  useSearchParams,
  type ShouldRevalidateFunctionArgs,
} from "@remix-run/react";
import { useKeptActionData } from "@throughline/web/use-kept-action-data";
import { Card } from "@throughline/ui";
import { readFields, textOf } from "@throughline/web/form-fields.server";
import { graphql } from "@throughline/web/graphql";
import { useRevalidateOnLive } from "@throughline/web/live";
import { query } from "@throughline/web/request.server";
import { z } from "zod";
import { affairsOfEnrollment } from "../booking/affairs.ts";
import { changeBooking } from "../booking/change-booking.server.ts";
import { BookingDialog } from "../components/booking-dialog.tsx";
import { ClassesAndCredits } from "../components/classes-and-credits.tsx";
import { CommandDialog } from "../components/command-dialog.tsx";
import { EnrollmentHeader } from "../components/enrollment-header.tsx";
import { EnrollmentInterventions } from "../components/enrollment-interventions.tsx";
import { EnrollmentSteps } from "../components/enrollment-steps.tsx";
import { EventTimeline } from "../components/event-timeline.tsx";
import { carryOut } from "../enrollment/carry-out.server.ts";
import { EnrollmentQuery } from "../enrollment/enrollment.query.ts";
import { eventsAtOnce } from "../enrollment/event.fields.ts";
import { orderedBy } from "../enrollment/ordered.ts";
import { titledWith } from "../messages/titled-with.ts";
import { useText } from "../messages/use-text.ts";
import { readParams, withParams } from "../url/search-params.ts";

export { ErrorPage as ErrorBoundary } from "@throughline/web/document/error-page.tsx";

export const meta = titledWith<typeof loader>(
  "enrollment.title",
  ({ enrollment }) => enrollment.person.name,
);

const params = z.object({
  events: z.coerce.number().int().min(1).max(1000).default(eventsAtOnce),
});

export async function loader({ request, params: { id } }: LoaderFunctionArgs) {
  const { events } = readParams(params, request);
  const { enrollment, partners } = await query(request, EnrollmentQuery, {
    id: id ?? "",
    events,
  });
  if (!enrollment) throw data(null, { status: 404 });
  return { enrollment, partners, events, now: Date.now() };
}

export async function action({ request, params: { id } }: ActionFunctionArgs) {
  const fields = await readFields(request);
  const settled =
    (await changeBooking(request, fields)) ??
    (await carryOut(request, id ?? "", fields));
  if (!settled) throw data(null, { status: 400 });
  if (settled.kind === "done") throw redirect(`/enrollments/${id}`);
  const { problems } = settled;
  const typed = Object.fromEntries(
    typedFields.map((name) => [name, textOf(fields, name)]),
  );
  return data({ problems, typed }, { status: 422 });
}

const typedFields = [
  "reason",
  "partnerId",
  "courseRef",
  "evidence",
  "evidenceUrl",
];

/** Opening and closing a dialog shows nothing that is not here already. */
export function shouldRevalidate({
  currentUrl,
  nextUrl,
  formMethod,
  defaultShouldRevalidate,
}: ShouldRevalidateFunctionArgs) {
  const isDialogOnly =
    currentUrl.pathname === nextUrl.pathname &&
    currentUrl.search !== nextUrl.search &&
    currentUrl.searchParams.get("events") ===
      nextUrl.searchParams.get("events");
  return isDialogOnly && !formMethod ? false : defaultShouldRevalidate;
}

const EnrollmentChanged = graphql(`
  subscription EnrollmentChanged($enrollmentId: ID!, $after: String) {
    enrollmentStepChanged(
      enrollmentId: $enrollmentId
      after: $after
      greet: true
    ) {
      cursor
    }
  }
`);

export default function Enrollment() {
  const text = useText();
  const { enrollment, partners, events, now } = useLoaderData<typeof loader>();
  const refused = useKeptActionData<typeof action>();
  const [search] = useSearchParams();
  useRevalidateOnLive(EnrollmentChanged, { enrollmentId: enrollment.id });
  const ordered = orderedBy(search, enrollment);
  const affairs = affairsOfEnrollment(enrollment);
  const hasClasses =
    affairs.rights.length > 0 ||
    enrollment.steps.some(({ kind }) => kind === "SESSION");
  return (
    <>
      {ordered && (
        <CommandDialog
          ordered={ordered}
          backHref={withParams(search, { do: null, step: null })}
          problems={refused?.problems ?? []}
          typed={refused?.typed ?? {}}
          partners={partners}
        />
      )}
      <BookingDialog
        bookings={affairs.bookings}
        now={now}
        problems={refused?.problems ?? []}
        typed={refused?.typed ?? {}}
      />
      <EnrollmentHeader enrollment={enrollment} />
      <div className="grid items-start gap-5 xl:grid-cols-[3fr_2fr]">
        <div className="flex flex-col gap-5">
          <EnrollmentSteps enrollment={enrollment} />
          {hasClasses && <ClassesAndCredits affairs={affairs} now={now} />}
          <EnrollmentInterventions interventions={enrollment.interventions} />
        </div>
        <Card title={text("timeline.title")}>
          <EventTimeline
            label={text("timeline.title")}
            events={enrollment.events.edges.map(({ node }) => node)}
            olderHref={
              enrollment.events.pageInfo.hasNextPage
                ? withParams(search, { events: events + eventsAtOnce })
                : undefined
            }
          />
        </Card>
      </div>
    </>
  );
}
