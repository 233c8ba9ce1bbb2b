import { randomUUID } from "node:crypto";
import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
} from "@remix-run/node";
import { useLoaderData, useSearchParams } from "@remix-run/react";
import { useKeptActionData } from "@throughline/web/use-kept-action-data";
import { Card, PageHeader } from "@throughline/ui";
import { readFields, textOf } from "@throughline/web/form-fields.server";
import { Notice } from "@throughline/web/frame/notice.tsx";
import { query } from "@throughline/web/request.server";
import { EventTimeline } from "../components/event-timeline.tsx";
import { OrderFacts } from "../components/order-facts.tsx";
import { OrderMoney } from "../components/order-money.tsx";
import { OrderNotices } from "../components/order-notices.tsx";
import { OrderPill } from "../components/order-pill.tsx";
import { OrderRights } from "../components/order-rights.tsx";
import { RefundDialog } from "../components/refund-dialog.tsx";
import { useLiveEvents } from "../live/use-live-events.ts";
import { titledWith } from "../messages/titled-with.ts";
import { useText } from "../messages/use-text.ts";
import { carryOut } from "../order/carry-out.server.ts";
import { OrderQuery } from "../order/order.query.ts";
import { withParams } from "../url/search-params.ts";

export { ErrorPage as ErrorBoundary } from "@throughline/web/document/error-page.tsx";

export const meta = titledWith<typeof loader>("orders.title", ({ order }) =>
  String(order.number),
);

export async function loader({
  request,
  params: { number = "" },
}: LoaderFunctionArgs) {
  if (!/^\d{1,9}$/.test(number)) throw data(null, { status: 404 });
  const { order } = await query(request, OrderQuery, {
    number: Number(number),
  });
  if (!order) throw data(null, { status: 404 });
  return { order, requestKey: randomUUID() };
}

export async function action({
  request,
  params: { number },
}: ActionFunctionArgs) {
  const fields = await readFields(request);
  const settled = await carryOut(request, fields);
  if (!settled) throw data(null, { status: 400 });
  const command = textOf(fields, "command");
  if (settled.kind === "done")
    throw redirect(`/orders/${number}?done=${command}`);
  const typed: Record<string, string> = {};
  for (const [name, value] of fields)
    if (typeof value === "string") typed[name] = value;
  return data({ problems: settled.problems, typed }, { status: 422 });
}

export default function Order() {
  const text = useText();
  const { order, requestKey } = useLoaderData<typeof loader>();
  const refused = useKeptActionData<typeof action>();
  const [search] = useSearchParams();
  useLiveEvents();
  const done = search.get("done");
  const { refundProposal: proposal } = order;
  const ordered = orderedBy(search, order);
  return (
    <>
      {proposal && ordered && (
        <RefundDialog
          order={order}
          proposal={proposal}
          refundId={ordered.refundId}
          backHref={withParams(search, { do: null, refund: null })}
          problems={refused?.problems ?? []}
          typed={refused?.typed ?? {}}
          requestKey={requestKey}
        />
      )}
      <PageHeader
        trail={[{ href: "/orders", label: text("orders.title") }]}
        title={text("order.title", { number: String(order.number) })}
        description={<OrderPill order={order} />}
      />
      {done === "refund" && <Notice>{text("refund.done")}</Notice>}
      {done === "sendClaim" && <Notice>{text("order.sentClaim")}</Notice>}
      <OrderNotices order={order} />
      <div className="grid items-start gap-5 xl:grid-cols-2">
        <OrderFacts order={order} />
        <Card title={text("order.timeline")}>
          <EventTimeline label={text("order.timeline")} events={order.events} />
        </Card>
        <OrderMoney order={order} />
        <OrderRights order={order} />
      </div>
    </>
  );
}

/** What the address asks to be done, where it makes sense for the order as it stands. */
function orderedBy(
  search: URLSearchParams,
  {
    refunds,
    refundProposal,
  }: {
    refunds: { id: string; revokedAt: string | null }[];
    refundProposal: {
      leftToRefund: number;
      refundFault: string | null;
    } | null;
  },
): { refundId: string | null } | null {
  const wanted = search.get("do");
  if (wanted === "refund")
    return refundProposal &&
      refundProposal.leftToRefund > 0 &&
      refundProposal.refundFault === null
      ? { refundId: null }
      : null;
  const refund = refunds.find(({ id }) => id === search.get("refund"));
  return wanted === "decide" && refund?.revokedAt === null
    ? { refundId: refund.id }
    : null;
}
