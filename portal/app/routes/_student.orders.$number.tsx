import {
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import {
  Banner,
  Card,
  LinkButton,
  PageHeader,
  TextLink,
  useMoney,
} from "@throughline/ui";
import { requireViewer } from "@throughline/web/door/viewer.server";
import { graphql } from "@throughline/web/graphql";
import { query } from "@throughline/web/request.server";
import { useSchoolName } from "@throughline/web/document/use-school-name";
import { Day } from "../components/day.tsx";
import { Facts } from "../components/facts.tsx";
import { en } from "../messages/en.ts";
import { titleOf } from "../messages/title.ts";
import { useText } from "../messages/use-text.ts";
import { OrderInFullFragment, type OrderInFull } from "../order/order-facts.ts";
import { OrderState } from "../order/order-state.tsx";

export { ErrorPage as ErrorBoundary } from "@throughline/web/document/error-page.tsx";

const OrderQuery = graphql(
  `
    query MyOrder($number: Int!) {
      order(number: $number) {
        ...OrderInFull
      }
    }
  `,
  [OrderInFullFragment],
);

export const meta: MetaFunction<typeof loader> = ({ data: page, error }) =>
  titleOf(
    page && en["order.number"].replace("{number}", String(page.order.number)),
    error,
  );

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request);
  const number = Number(params.number);
  if (!Number.isInteger(number) || number < 1 || number > 2_147_483_647)
    throw data(null, { status: 404 });
  const { order } = await query(request, OrderQuery, { number });
  if (!order) throw data(null, { status: 404 });
  if (order.person?.id !== viewer.person.id) throw data(null, { status: 403 });
  return { order, buyer: order.person };
}

export default function Order() {
  const text = useText();
  const school = useSchoolName();
  const { order, buyer } = useLoaderData<typeof loader>();
  const { state, checkoutUrl } = order;
  return (
    <>
      <PageHeader
        trail={[{ href: "/orders", label: text("orders.title") }]}
        title={text("order.number", { number: order.number })}
        description={<OrderState order={order} />}
      />
      {state === "PENDING" && (
        <Banner>{text("thanks.PENDING.sentence")}</Banner>
      )}
      {state === "PAID" && order.isForOthers && order.enrollment && (
        <Banner>
          {text(order.total === 0 ? "thanks.spareFree" : "thanks.spare")}
        </Banner>
      )}
      {state === "FAILED" && (
        <Banner
          strong
          action={
            <LinkButton href={`/buy/${order.product.id}`} size="large">
              {text("thanks.again")}
            </LinkButton>
          }
        >
          {text("thanks.FAILED.sentence")}
        </Banner>
      )}
      <div className="flex flex-wrap gap-2 print:hidden">
        {checkoutUrl !== null && (
          <LinkButton href={checkoutUrl} size="large" variant="primary">
            {text("thanks.goOn")}
          </LinkButton>
        )}
        {order.enrollment && (
          <LinkButton
            href={`/courses/${order.enrollment.id}`}
            size="large"
            variant="primary"
          >
            {text("catalogue.toOwn")}
          </LinkButton>
        )}
        {order.isForOthers && state === "PAID" && (
          <LinkButton
            href={`/licenses/${order.number}`}
            size="large"
            variant="primary"
          >
            {text("order.seats")}
          </LinkButton>
        )}
      </div>
      <Card title={text("receipt.title")}>
        <div className="flex flex-col gap-4">
          <Facts
            facts={[
              { name: text("receipt.seller"), value: school },
              { name: text("receipt.buyer"), value: <bdi>{buyer.name}</bdi> },
              {
                name: text("receipt.paidOn"),
                value: order.paidAt && <Day at={order.paidAt} />,
              },
            ]}
          />
          <Lines order={order} />
        </div>
      </Card>
      {(order.payments.length > 0 || order.refunds.length > 0) && (
        <Card title={text("receipt.payments")}>
          <Movements order={order} />
        </Card>
      )}
    </>
  );
}

function Lines({ order }: { order: OrderInFull }) {
  const text = useText();
  const money = useMoney();
  const { currency, unitAmount, quantity, discount, tax, total } = order;
  const lines = [
    {
      name: `${quantity} × ${order.product.name}`,
      amount: unitAmount * quantity,
    },
    ...(discount > 0
      ? [{ name: text("receipt.discount"), amount: -discount }]
      : []),
    ...(tax > 0 ? [{ name: text("receipt.tax"), amount: tax }] : []),
  ];
  return (
    <table className="w-full text-sm tabular-nums">
      <caption className="sr-only">{text("receipt.title")}</caption>
      <tbody>
        {lines.map(({ name, amount }) => (
          <tr key={name} className="border-b border-line">
            <th
              scope="row"
              className="py-2 pe-3 text-start font-normal wrap-anywhere"
            >
              <bdi>{name}</bdi>
            </th>
            <td className="py-2 text-end">{money(amount, currency)}</td>
          </tr>
        ))}
        <tr>
          <th scope="row" className="py-2 text-start font-semibold">
            {text(total === null ? "receipt.due" : "receipt.total")}
          </th>
          <td className="py-2 text-end font-semibold">
            {money(total ?? unitAmount * quantity, currency)}
          </td>
        </tr>
      </tbody>
    </table>
  );
}

function Movements({ order }: { order: OrderInFull }) {
  const text = useText();
  const money = useMoney();
  return (
    <ul className="flex flex-col gap-3 text-sm">
      {order.payments.map((payment) => (
        <li key={payment.id}>
          <p className="flex flex-wrap justify-between gap-2">
            <span>
              {text(`payment.${payment.state}`)}{" "}
              <Day at={payment.settledAt ?? payment.createdAt} />
            </span>
            <span className="tabular-nums">
              {money(payment.amount, payment.currency)}
            </span>
          </p>
          {payment.failureReason !== null && (
            <p className="text-muted wrap-anywhere">{payment.failureReason}</p>
          )}
          {payment.receiptUrl !== null && (
            <TextLink
              href={payment.receiptUrl}
              className="inline-flex min-h-11 items-center print:hidden"
            >
              {text("receipt.ofStripe")}
            </TextLink>
          )}
        </li>
      ))}
      {order.refunds.map((refund) => (
        <li key={refund.id}>
          <p className="flex flex-wrap justify-between gap-2">
            <span>
              {text(`refund.${refund.state}`)} <Day at={refund.createdAt} />
            </span>
            <span className="tabular-nums">
              {money(-refund.amount, order.currency)}
            </span>
          </p>
          {refund.reason !== "" && (
            <p className="text-muted wrap-anywhere">{refund.reason}</p>
          )}
        </li>
      ))}
    </ul>
  );
}
