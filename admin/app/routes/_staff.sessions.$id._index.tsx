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
import { readFields } from "@throughline/web/form-fields.server";
import { useRevalidateOnLive } from "@throughline/web/live";
import { query } from "@throughline/web/request.server";
import { z } from "zod";
import { SessionDialog } from "../components/session-dialog.tsx";
import { SessionFacts } from "../components/session-facts.tsx";
import { SessionOptions } from "../components/session-options.tsx";
import {
  SessionAttendees,
  SessionWaiting,
} from "../components/session-people.tsx";
import { SessionTable } from "../components/session-table.tsx";
import { StayButton } from "../components/stay-button.tsx";
import { useKeptActionData } from "../live/use-kept-action-data.ts";
import { titledWith } from "../messages/titled-with.ts";
import { useText } from "../messages/use-text.ts";
import { changeSession } from "../session/change-session.server.ts";
import { coursesWithClasses } from "../session/courses-with-classes.ts";
import {
  SessionChanged,
  SessionChoicesQuery,
  SessionQuery,
} from "../session/session.queries.ts";
import { requireStaff } from "../staff.server.ts";
import { withParams } from "../url/search-params.ts";

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
  return {
    session,
    courses: coursesWithClasses(choices),
    instructors: choices.instructors,
    zone: viewer.person.timeZone,
    now: Date.now(),
  };
}

export async function action({ request, params: { id } }: ActionFunctionArgs) {
  const fields = await readFields(request);
  const settled = await changeSession(request, id ?? "", fields);
  if (!settled) throw data(null, { status: 400 });
  if (settled.kind === "done") throw redirect(`/sessions/${id}`);
  const typed = Object.fromEntries(
    [...fields].filter(([, value]) => typeof value === "string"),
  ) as Record<string, string>;
  return data({ problems: settled.problems, typed }, { status: 422 });
}

const commands = z.enum(["edit", "move", "cancel"]);

export default function Session() {
  const text = useText();
  const { session, courses, instructors, zone, now } =
    useLoaderData<typeof loader>();
  const refused = useKeptActionData<typeof action>();
  const [search] = useSearchParams();
  useRevalidateOnLive(SessionChanged, { sessionId: session.id });
  const mayChange =
    session.state === "SCHEDULED" && Date.parse(session.endsAt) > now;
  const asked = commands.safeParse(search.get("do"));
  const command = asked.success && mayChange ? asked.data : null;
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
              commands.options.map((one) => (
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
      {!command && (
        <FormError title={text("session.refused")} problems={problems} />
      )}
      <Notices session={session} now={now} />
      <div className="grid items-start gap-5 xl:grid-cols-[3fr_2fr]">
        <div className="flex flex-col gap-5">
          <SessionAttendees roll={session.roll} />
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
