import {
  data,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
} from "@remix-run/node";
import { useLoaderData, useSearchParams } from "@remix-run/react";
import { Card, FormError, PageHeader, Pagination } from "@throughline/ui";
import { Notice } from "@throughline/web/frame/notice.tsx";
import { query } from "@throughline/web/request.server";
import { z } from "zod";
import { PayoutPill } from "../components/payout-pill.tsx";
import { PayoutShares } from "../components/payout-shares.tsx";
import { PayoutStanding } from "../components/payout-standing.tsx";
import { PayoutStatement } from "../components/payout-statement.tsx";
import { TransferTable } from "../components/transfer-table.tsx";
import { useKeptActionData } from "@throughline/web/use-kept-action-data";
import { useLiveEvents } from "../live/use-live-events.ts";
import { titledWith } from "../messages/titled-with.ts";
import { useText } from "../messages/use-text.ts";
import { answerPayee } from "../payout/answer-payee.server.ts";
import { PayeeQuery } from "../payout/payout.query.ts";
import { pageArguments, pageParams, turnsOf } from "../url/paging.ts";
import { readParams } from "../url/search-params.ts";

export { ErrorPage as ErrorBoundary } from "@throughline/web/document/error-page.tsx";

export const meta = titledWith<typeof loader>(
  "payouts.title",
  ({ account }) => account.payeeName,
);

const params = pageParams.extend({
  month: z
    .string()
    .regex(/^20\d\d-(0[1-9]|1[0-2])$/)
    .optional(),
});

export async function loader({ request, params: { id } }: LoaderFunctionArgs) {
  const running = thisMonth(new Date());
  const { month = running, ...page } = readParams(params, request);
  const { payoutAccount: account } = await query(request, PayeeQuery, {
    id: id ?? "",
    month,
    ...pageArguments(page),
  });
  if (!account) throw data(null, { status: 404 });
  return { account, month, isLast: month >= running };
}

const thisMonth = (now: Date) => now.toISOString().slice(0, 7);

export function action({ request, params: { id } }: ActionFunctionArgs) {
  return answerPayee(request, id ?? "");
}

export default function PayeePage() {
  const text = useText();
  const [search] = useSearchParams();
  const { account, month, isLast } = useLoaderData<typeof loader>();
  const answer = useKeptActionData<typeof action>();
  useLiveEvents();
  const { transfers, payeeName, state, email, country } = account;
  const rows = transfers.edges.map(({ node }) => node);
  const done = search.get("done");
  return (
    <>
      <PageHeader
        trail={[{ href: "/payouts", label: text("payouts.title") }]}
        title={<bdi>{payeeName}</bdi>}
        description={
          <span className="flex flex-wrap items-center gap-2">
            <PayoutPill state={state} />
            <span className="wrap-anywhere">
              {email} · {country}
            </span>
          </span>
        }
      />
      {(done === "open" || done === "retry" || done === "again") && !answer && (
        <Notice>{text(`payout.done.${done}`)}</Notice>
      )}
      <FormError
        title={text("payouts.failed")}
        problems={answer?.problem ? [{ message: answer.problem }] : []}
      />
      <div className="grid items-start gap-5 xl:grid-cols-2">
        <PayoutStanding account={account} link={answer?.link ?? null} />
        <PayoutShares shares={account.shares} />
      </div>
      <PayoutStatement {...{ account, month, isLast }} />
      <Card title={text("payout.transfers")} flush>
        <TransferTable transfers={rows} />
        {rows.length > 0 && (
          <Pagination
            {...turnsOf(search, transfers.pageInfo, rows.length)}
            total={transfers.totalCount}
            className="border-t border-line px-4 py-2"
          />
        )}
      </Card>
    </>
  );
}
