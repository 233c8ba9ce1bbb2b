import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
} from "@remix-run/node";
import { useLoaderData, useSearchParams } from "@remix-run/react";
import { useKeptActionData } from "@throughline/web/use-kept-action-data";
import { Card, FormError, PageHeader } from "@throughline/ui";
import { readFields } from "@throughline/web/form-fields.server";
import { query } from "@throughline/web/request.server";
import { doWork } from "../attention/do-work.server.ts";
import { InterventionQuery } from "../attention/intervention.query.ts";
import { workAskedFor } from "../attention/work.ts";
import { EventTimeline } from "../components/event-timeline.tsx";
import { InterventionNotes } from "../components/intervention-notes.tsx";
import { InterventionPast } from "../components/intervention-past.tsx";
import { InterventionStanding } from "../components/intervention-standing.tsx";
import { InterventionSubject } from "../components/intervention-subject.tsx";
import { useStaff } from "../components/staff.ts";
import { WorkDialog } from "../components/work-dialog.tsx";
import { When } from "../components/when.tsx";
import { useLiveEvents } from "../live/use-live-events.ts";
import { titledWith } from "../messages/titled-with.ts";
import { useText } from "../messages/use-text.ts";

export { ErrorPage as ErrorBoundary } from "@throughline/web/document/error-page.tsx";

export const meta = titledWith<typeof loader>(
  "intervention.title",
  ({ about }) => about,
);

const written = /^(STEP|MESSAGE|DELIVERY|DRIFT):[0-9a-f-]{36}$/i;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const key = params["key"] ?? "";
  if (!written.test(key)) throw data(null, { status: 404 });
  const found = await query(request, InterventionQuery, { key });
  const { step, message, recipient, partner } = found.attentionSubject ?? {};
  const about =
    step?.enrollment.person.name ??
    recipient?.name ??
    message?.partner?.name ??
    partner?.name;
  if (!step && !message && !recipient && !partner)
    throw data(null, { status: 404 });
  return {
    key,
    about: about ?? "",
    item: found.attention.edges[0]?.node,
    subject: found.attentionSubject,
    interventions: found.interventions,
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const settled = await doWork(request, await readFields(request));
  if (!settled) throw data(null, { status: 400 });
  if (settled.kind === "failed")
    return data({ problems: settled.problems }, { status: 422 });
  throw redirect(`/interventions/${params["key"] ?? ""}`);
}

export default function Intervention() {
  const text = useText();
  const staff = useStaff();
  const me = staff?.viewer.person.id;
  const { key, about, item, subject, interventions } =
    useLoaderData<typeof loader>();
  const problems = useKeptActionData<typeof action>()?.problems ?? [];
  const [search] = useSearchParams();
  useLiveEvents();
  const open = interventions.find(({ state }) => state !== "RESOLVED");
  const past = interventions.filter(({ state }) => state === "RESOLVED");
  const asked = workAskedFor(search);
  const step = subject?.step;
  return (
    <>
      {asked && (
        <WorkDialog
          work={asked.work}
          itemKey={key}
          subject={about}
          seen={open?.assignee?.id ?? null}
          staff={staff?.colleagues ?? []}
          backHref="?"
          problems={problems}
        />
      )}
      <PageHeader
        trail={[{ href: "/", label: text("nav.home") }]}
        title={<bdi>{about}</bdi>}
        description={step && `${step.label} ${step.title}`}
      />
      {!asked && <FormError title={text("work.refused")} problems={problems} />}
      <div className="grid items-start gap-5 xl:grid-cols-[3fr_2fr]">
        <div className="flex flex-col gap-5">
          <InterventionStanding itemKey={key} {...{ item, open, me }} />
          {open?.report && (
            <Card title={text("intervention.report")}>
              <blockquote
                dir="auto"
                className="whitespace-pre-wrap wrap-anywhere"
              >
                {open.report}
              </blockquote>
              {open.reportedAt && (
                <p className="mt-1 text-xs text-muted">
                  <When at={open.reportedAt} />
                </p>
              )}
            </Card>
          )}
          <InterventionNotes
            itemKey={key}
            notes={open?.notes ?? []}
            problems={asked ? [] : problems}
          />
          <InterventionPast
            past={past}
            canReopen={!open}
            problems={asked ? [] : problems}
          />
        </div>
        <div className="flex flex-col gap-5">
          <InterventionSubject subject={subject} />
          {step && (
            <Card title={text("timeline.title")}>
              <EventTimeline
                label={text("timeline.title")}
                events={step.events.edges.map(({ node }) => node)}
              />
            </Card>
          )}
        </div>
      </div>
    </>
  );
}
