import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, useSearchParams } from "@remix-run/react";
import { PageHeader, Pagination, useMonth } from "@throughline/ui";
import { query } from "@throughline/web/request.server";
import { ReportRows } from "../components/report-rows.tsx";
import { useLiveEvents } from "../live/use-live-events.ts";
import { titled } from "../messages/title.ts";
import { useText } from "../messages/use-text.ts";
import { rowsParams } from "../report/report.params.ts";
import { ReportRowsQuery } from "../report/report.query.ts";
import { readRowsWanted } from "../report/report.server.ts";
import { pageArguments, pageParams, turnsOf } from "../url/paging.ts";
import { readParams } from "../url/search-params.ts";

export { ErrorPage as ErrorBoundary } from "@throughline/web/document/error-page.tsx";

export const meta = titled("reports.title");

const params = rowsParams.extend(pageParams.shape);

export async function loader({ request }: LoaderFunctionArgs) {
  const wanted = readParams(params, request);
  const { of, course } = await readRowsWanted(request, wanted);
  const { reportRows } = await query(request, ReportRowsQuery, {
    of,
    ...pageArguments(wanted),
  });
  return {
    wanted,
    course,
    rows: (reportRows.edges ?? []).flatMap((edge) => edge?.node ?? []),
    page: reportRows.pageInfo,
    total: reportRows.totalCount,
  };
}

export default function Rows() {
  const text = useText();
  const nameOf = useMonth();
  const [search] = useSearchParams();
  const { wanted, course, rows, page, total } = useLoaderData<typeof loader>();
  useLiveEvents();
  const { list, month, currency, need } = wanted;
  const about = [
    course?.title ?? (wanted.without && text("reports.noCourse")),
    month && nameOf(month),
    currency?.toUpperCase(),
    need && text(`reports.need.${need}`),
  ].filter(Boolean);
  const title = text(`reports.list.${list}`);
  return (
    <>
      <PageHeader
        title={title}
        description={about.join(" · ")}
        trail={[{ href: "/reports", label: text("reports.title") }]}
      />
      <ReportRows title={title} rows={rows} />
      {rows.length > 0 && (
        <Pagination {...turnsOf(search, page, rows.length)} total={total} />
      )}
    </>
  );
}
