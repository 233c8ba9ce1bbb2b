import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
} from "@remix-run/node";
import { useLoaderData, useSearchParams } from "@remix-run/react";
import { useKeptActionData } from "@throughline/web/use-kept-action-data";
import { FormError, PageHeader } from "@throughline/ui";
import { readFields } from "@throughline/web/form-fields.server";
import { query } from "@throughline/web/request.server";
import { z } from "zod";
import {
  attentionKinds,
  attentionViews,
} from "../attention/attention.kinds.ts";
import { doWork } from "../attention/do-work.server.ts";
import { HomeQuery } from "../attention/home.query.ts";
import { workAskedFor } from "../attention/work.ts";
import { AttentionQueue } from "../components/attention-queue.tsx";
import { HomeFigures } from "../components/home-figures.tsx";
import { useStaff } from "../components/staff.ts";
import { WorkDialog } from "../components/work-dialog.tsx";
import { useLiveEvents } from "../live/use-live-events.ts";
import { titled } from "../messages/title.ts";
import { useText } from "../messages/use-text.ts";
import { pageArguments, pageParams } from "../url/paging.ts";
import { readParams, withParams } from "../url/search-params.ts";

export { ErrorPage as ErrorBoundary } from "@throughline/web/document/error-page.tsx";

export const meta = titled("home.title");

const params = pageParams.extend({
  view: z.enum(attentionViews).default("ALL"),
  kind: z.enum(attentionKinds).optional(),
  course: z.string().max(200).optional(),
  partner: z.string().max(200).optional(),
});

export async function loader({ request }: LoaderFunctionArgs) {
  const { view, kind, course, partner, ...page } = readParams(params, request);
  const home = await query(request, HomeQuery, {
    filter: { view, kind, courseId: course, partnerId: partner },
    isFiltered: view !== "ALL" || Boolean(kind ?? course ?? partner),
    ...pageArguments(page),
  });
  return {
    queue: {
      view,
      kind,
      counts: home.attention.counts,
      items: home.attention.edges.map(({ node }) => node),
      total: home.attention.totalCount,
      all: (home.all ?? home.attention).totalCount,
      page: home.attention.pageInfo,
      partners: home.partners,
    },
    figures: {
      active: home.active.totalCount,
      stuck: home.stuck.totalCount,
      failed: home.failed.totalCount,
      certificates: home.certificates.totalCount,
      missingSeats: home.seatForecast.map(({ missing }) => missing),
    },
  };
}

export async function action({ request }: ActionFunctionArgs) {
  const settled = await doWork(request, await readFields(request));
  if (!settled) throw data(null, { status: 400 });
  if (settled.kind === "failed")
    return data({ problems: settled.problems }, { status: 422 });
  const { searchParams } = new URL(request.url);
  searchParams.delete("index");
  throw redirect(`/${withParams(searchParams, { work: null, item: null })}`);
}

export default function Home() {
  const text = useText();
  const staff = useStaff();
  const { queue, figures } = useLoaderData<typeof loader>();
  const problems = useKeptActionData<typeof action>()?.problems ?? [];
  const [search] = useSearchParams();
  useLiveEvents();
  const asked = workAskedFor(search);
  const item = queue.items.find(({ key }) => key === asked?.key);
  return (
    <>
      <PageHeader
        title={text("home.heading", { count: queue.all })}
        description={text("home.question")}
      />
      {asked ? (
        <WorkDialog
          work={asked.work}
          itemKey={asked.key}
          subject={
            item?.step?.enrollment.person.name ??
            item?.person?.name ??
            item?.partner?.name
          }
          seen={item?.intervention?.assignee?.id ?? null}
          staff={staff?.colleagues ?? []}
          backHref={withParams(search, { work: null, item: null })}
          problems={problems}
        />
      ) : (
        <FormError title={text("work.refused")} problems={problems} />
      )}
      <HomeFigures {...figures} />
      <AttentionQueue
        {...queue}
        courses={staff?.courses ?? []}
        hasStudents={figures.active + figures.certificates > 0}
      />
    </>
  );
}
