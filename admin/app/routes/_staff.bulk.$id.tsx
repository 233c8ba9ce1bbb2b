import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
} from "@remix-run/node";
import { useLoaderData, useSearchParams } from "@remix-run/react";
import { useKeptActionData } from "@throughline/web/use-kept-action-data";
import {
  Card,
  FormError,
  LinkButton,
  NavTabs,
  PageHeader,
  Pagination,
} from "@throughline/ui";
import { readFields, textOf } from "@throughline/web/form-fields.server";
import { useRevalidateOnLive } from "@throughline/web/live";
import { query } from "@throughline/web/request.server";
import { Download } from "lucide-react";
import { z } from "zod";
import { changeOperation } from "../bulk/change-operation.server.ts";
import {
  OperationChanged,
  OperationQuery,
  rowStates,
  type Operation,
  type RowState,
} from "../bulk/operation.query.ts";
import { kindText } from "../components/bulk-kind-text.ts";
import { OperationPill } from "../components/bulk-pill.tsx";
import { BulkProgress } from "../components/bulk-progress.tsx";
import { BulkRowTable } from "../components/bulk-row-table.tsx";
import { titledWith } from "../messages/titled-with.ts";
import { useText } from "../messages/use-text.ts";
import {
  firstPage,
  pageArguments,
  pageParams,
  turnsOf,
} from "../url/paging.ts";
import { readParams, withParams } from "../url/search-params.ts";

export { ErrorPage as ErrorBoundary } from "@throughline/web/document/error-page.tsx";

export const meta = titledWith<typeof loader>(
  "bulk.title",
  ({ operation }) => operation.kind,
);

const params = pageParams.extend({ state: z.enum(rowStates).optional() });

export async function loader({ request, params: { id } }: LoaderFunctionArgs) {
  const { state, ...page } = readParams(params, request);
  const { node } = await query(request, OperationQuery, {
    id: id ?? "",
    states: state && [state],
    ...pageArguments(page),
  });
  if (node?.__typename !== "BulkOperation") throw data(null, { status: 404 });
  if (node.state === "DRAFT") throw redirect(`/import/${id}`);
  return { operation: node, state };
}

export async function action({ request, params: { id } }: ActionFunctionArgs) {
  const fields = await readFields(request);
  const settled = await changeOperation(request, id ?? "", fields);
  if (!settled) throw data(null, { status: 400 });
  if (settled.kind === "done")
    throw redirect(
      textOf(fields, "command") === "discard" ? "/bulk" : `/bulk/${id}`,
    );
  return data({ problems: settled.problems }, { status: 422 });
}

export default function BulkOperationPage() {
  const text = useText();
  const [search] = useSearchParams();
  const { operation, state } = useLoaderData<typeof loader>();
  const refused = useKeptActionData<typeof action>();
  useRevalidateOnLive(OperationChanged, { operationId: operation.id });
  const rows = operation.rows.edges.map(({ node }) => node);
  const isPreview =
    operation.state === "PREVIEW" || operation.state === "PLANNING";
  return (
    <>
      <PageHeader
        trail={[{ href: "/bulk", label: text("nav.bulk") }]}
        title={kindText(text, operation)}
        description={
          <span className="flex flex-wrap items-center gap-2">
            <OperationPill state={operation.state} />
            {text("bulk.by", {
              name: operation.requestedByName,
              reason: operation.reason ?? "",
            })}
          </span>
        }
        actions={
          <LinkButton
            href={`/bulk/${operation.id}/results.csv${state ? `?state=${state}` : ""}`}
            icon={<Download aria-hidden />}
            target="_blank"
          >
            {text("bulk.download")}
          </LinkButton>
        }
      />
      <FormError
        title={text("bulk.refused")}
        problems={refused?.problems ?? []}
      />
      <BulkProgress operation={operation} />
      <Card title={text("bulk.rows")} flush>
        <NavTabs
          label={text("bulk.rowTabs")}
          className="px-3"
          tabs={useTabs(operation, state, isPreview)}
        />
        <BulkRowTable rows={rows} kind={operation.kind} isPreview={isPreview} />
        {rows.length > 0 && (
          <Pagination
            {...turnsOf(search, operation.rows.pageInfo, rows.length)}
            total={operation.rows.totalCount}
            className="border-t border-line px-4 py-2"
          />
        )}
      </Card>
    </>
  );
}

/** A tab for all rows and for each state in which there are any. */
function useTabs(
  { counts }: Operation,
  current: RowState | undefined,
  isPreview: boolean,
) {
  const text = useText();
  const [search] = useSearchParams();
  const countOf: Record<RowState, number> = {
    PENDING: counts.pending,
    APPLIED: counts.applied,
    UNCHANGED: counts.unchanged,
    FAILED: counts.failed,
    ABORTED: counts.aborted,
    UNDONE: counts.undone,
    UNDO_FAILED: counts.undoFailed,
  };
  const all = Object.values(countOf).reduce((sum, count) => sum + count, 0);
  const shown = rowStates.filter(
    (state) => countOf[state] > 0 || state === current,
  );
  const hrefOf = (state: RowState | null) =>
    withParams(search, { ...firstPage, state });
  return [
    {
      href: hrefOf(null),
      label: text("bulk.allRows"),
      count: all,
      current: current === undefined,
    },
    ...shown.map((state) => ({
      href: hrefOf(state),
      label: text(
        isPreview && state === "PENDING"
          ? "bulk.rowWould.PENDING"
          : `bulk.row.${state}`,
      ),
      count: countOf[state],
      current: state === current,
    })),
  ];
}
