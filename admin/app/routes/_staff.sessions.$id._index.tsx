import { randomUUID } from "node:crypto";
import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
} from "@remix-run/node";
import { useLoaderData, useSearchParams } from "@remix-run/react";
import {
  Banner,
  Card,
  FormError,
  LinkButton,
  PageHeader,
} from "@throughline/ui";
import { readFields, textOf } from "@throughline/web/form-fields.server";
import { useRevalidateOnLive } from "@throughline/web/live";
import { query } from "@throughline/web/request.server";
import { z } from "zod";
import { BookStudent } from "../components/book-student.tsx";
import { SessionDialog } from "../components/session-dialog.tsx";
import { SessionFacts } from "../components/session-facts.tsx";
import { SessionOptions } from "../components/session-options.tsx";
import {
  SessionAttendees,
  SessionWaiting,
} from "../components/session-people.tsx";
import { SessionTable } from "../components/session-table.tsx";
import { StayButton } from "../components/stay-button.tsx";
import { useKeptActionData } from "@throughline/web/use-kept-action-data";
import { titledWith } from "../messages/titled-with.ts";
import { useText } from "../messages/use-text.ts";
import { changeSession } from "../session/change-session.server.ts";
import { coursesWithClasses } from "../session/courses-with-classes.ts";
import {
  BookableQuery,
  SessionChanged,
  SessionChoicesQuery,
  SessionQuery,
} from "../session/session.queries.ts";
import { requireStaff } from "../staff.server.ts";
import { readParams, withParams } from "../url/search-params.ts";

export { ErrorPage as ErrorBoundary } from "@throughline/web/document/error-page.tsx";

export const meta = titledWith<typeof loader>(
  "session.title",
  ({ session }) => session.title,
);

export async function loader({ request, params: { id } }: LoaderFunctionArgs) {
  const viewer = await requireStaff(request);
  const { session } = await query(request, SessionQuery, { id: id ?? "" });
  if (!session) throw data(null, { status: 404 });
  const choices = await query(request, SessionChoicesQuery);
  const asked = readParams(bookParams, request);
  const bookable =
    asked.do === "book" && session.state === "SCHEDULED"
      ? await query(request, BookableQuery, {
          id: session.id,
          search: asked.q ?? null,
        })
      : null;
  return {
    session,
    courses: coursesWithClasses(choices),
    instructors: choices.instructors,
    zone: viewer.person.timeZone,
    now: Date.now(),
    bookable: bookable?.session?.bookable ?? null,
    search: asked.q ?? "",
    requestKey: randomUUID(),
  };
}

const bookParams = z.object({
  do: z.string().optional(),
  q: z.string().max(200).optional(),
});

export async function action({ request, params: { id } }: ActionFunctionArgs) {
  const fields = await readFields(request);
  const settled = await changeSession(request, id ?? "", fields);
  if (!settled) throw data(null, { status: 400 });
  const command = textOf(fields, "command");
  const then = command === "book" || command === "join" ? command : null;
  if (settled.kind === "done")
    throw redirect(`/sessions/${id}${then ? `?do=book&done=${then}` : ""}`);
  const typed = Object.fromEntries(
    [...fields].filter(([, value]) => typeof value === "string"),
  ) as Record<string, string>;
  return data({ problems: settled.problems, typed }, { status: 422 });
}

const commands = z.enum(["edit", "move", "cancel", "cancelSeries"]);

export default function Session() {
  const text = useText();
  const page = useLoaderData<typeof loader>();
  const { session, courses, instructors, zone, now } = page;
  const refused = useKeptActionData<typeof action>();
  const [search] = useSearchParams();
  useRevalidateOnLive(SessionChanged, { sessionId: session.id });
  const mayChange =
    session.state === "SCHEDULED" && Date.parse(session.endsAt) > now;
  const mayBook = mayChange && Date.parse(session.startsAt) > now;
  const offered = commands.options.filter(
    (one) =>
      one !== "cancelSeries" ||
      (session.restOfSeries?.sessions.length ?? 0) > 1,
  );
  const asked = commands.safeParse(search.get("do"));
  const command =
    asked.success && mayChange && offered.includes(asked.data)
      ? asked.data
      : null;
  const isBooking = page.bookable !== null && mayBook;
  const problems = refused?.problems ?? [];
  return (
    <>
      {command && (
        <SessionDialog
          {...{ command, session, instructors, problems }}
          typed={refused?.typed ?? {}}
          backHref={withParams(search, { do: null })}
        />
      )}
      <PageHeader
        trail={[{ href: "/sessions", label: text("sessions.title") }]}
        title={<bdi>{session.title}</bdi>}
        actions={
          <>
            {mayChange &&
              offered.map((one) => (
                <StayButton
                  key={one}
                  to={withParams(search, { do: one })}
                  variant="secondary"
                >
                  {text(`session.${one}.offer`)}
                </StayButton>
              ))}
            <LinkButton href={`/sessions/${session.id}/roll`} variant="primary">
              {text("session.roll")}
            </LinkButton>
          </>
        }
      />
      {!command && !isBooking && (
        <FormError title={text("session.refused")} problems={problems} />
      )}
      <Notices session={session} now={now} />
      <div className="grid items-start gap-5 xl:grid-cols-[3fr_2fr]">
        <div className="flex flex-col gap-5">
          {isBooking && (
            <BookStudent
              session={session}
              students={page.bookable ?? []}
              search={page.search}
              requestKey={page.requestKey}
              problems={problems}
              typed={refused?.typed ?? {}}
            />
          )}
          <SessionAttendees
            roll={session.roll}
            actions={
              mayBook && !isBooking ? (
                <StayButton to={withParams(search, { do: "book" })}>
                  {text("bookFor.offer")}
                </StayButton>
              ) : undefined
            }
          />
          <SessionWaiting waiting={session.waiting} />
          {session.conflicts.length > 0 && (
            <Card
              title={text("session.conflicts")}
              description={text("session.conflictsExplain")}
              flush
            >
              <SessionTable sessions={session.conflicts} now={now} />
            </Card>
          )}
        </div>
        <div className="flex flex-col gap-5">
          <SessionFacts {...{ session, zone, now }} />
          <SessionOptions
            steps={session.steps}
            courses={courses}
            mayChange={mayChange}
          />
        </div>
      </div>
    </>
  );
}

function Notices({
  session: { cancelReason, freeLeaveUntil, state },
  now,
}: {
  session: {
    cancelReason: string | null;
    freeLeaveUntil: string | null;
    state: string;
  };
  now: number;
}) {
  const text = useText();
  if (state === "CANCELED")
    return (
      <Banner strong>
        {text("session.canceledBecause", { reason: cancelReason ?? "" })}
      </Banner>
    );
  if (freeLeaveUntil && Date.parse(freeLeaveUntil) > now)
    return <Banner>{text("session.freeLeave")}</Banner>;
  return null;
}
