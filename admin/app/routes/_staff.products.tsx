import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Form, useLoaderData, useSearchParams } from "@remix-run/react";
import {
  Button,
  Card,
  DataTable,
  EmptyState,
  FormError,
  LinkButton,
  PageHeader,
  Pill,
  TextField,
  useMoney,
} from "@throughline/ui";
import { Notice } from "@throughline/web/frame/notice.tsx";
import { query } from "@throughline/web/request.server";
import { PaymentsClosed } from "../components/payments-closed.tsx";
import { MirrorState } from "../components/mirror-state.tsx";
import { ProductForm, ProductPriceForm } from "../components/product-form.tsx";
import { useKeptActionData } from "@throughline/web/use-kept-action-data";
import { useLiveEvents } from "../live/use-live-events.ts";
import { titled } from "../messages/title.ts";
import { useText } from "../messages/use-text.ts";
import {
  answerProducts,
  type ProductAnswer,
} from "../product/product.action.server.ts";
import { ProductsQuery, type SoldProduct } from "../product/product.query.ts";

export { ErrorPage as ErrorBoundary } from "@throughline/web/document/error-page.tsx";

export const meta = titled("products.title");

export async function loader({ request }: LoaderFunctionArgs) {
  const { products, courses, sellsOnline } = await query(
    request,
    ProductsQuery,
  );
  return {
    sellsOnline,
    products: products.filter(({ kind }) => kind !== "COURSE"),
    courses: courses.edges.map(({ node }) => node),
  };
}

export function action({ request }: ActionFunctionArgs) {
  return answerProducts(request);
}

export default function Products() {
  const text = useText();
  const [search] = useSearchParams();
  const { products, courses, sellsOnline } = useLoaderData<typeof loader>();
  const answer = useKeptActionData<typeof action>();
  useLiveEvents();
  const edited = products.find(({ id }) => id === search.get("edit"));
  const wanted = search.get("new") === "LICENSE" ? "LICENSE" : "CREDITS";
  return (
    <>
      <PageHeader
        title={text("products.heading")}
        description={text("products.explain")}
        actions={(["CREDITS", "LICENSE"] as const).map((kind) => (
          <LinkButton key={kind} href={`/products?new=${kind}`}>
            {text(`products.new${kind}`)}
          </LinkButton>
        ))}
      />
      <PaymentsClosed sellsOnline={sellsOnline} />
      {search.has("saved") && !answer && (
        <Notice>{text("products.saved")}</Notice>
      )}
      {search.has("new") && (
        <ProductForm
          key={wanted}
          kind={wanted}
          product={null}
          courses={courses}
          answer={answer}
        />
      )}
      {edited && (
        <Edited
          key={edited.id}
          product={edited}
          courses={courses}
          answer={answer}
        />
      )}
      <List products={products} />
    </>
  );
}

function Edited({
  product,
  courses,
  answer,
}: {
  product: SoldProduct;
  courses: { id: string; title: string }[];
  answer: ProductAnswer | undefined;
}) {
  const text = useText();
  const problems =
    answer?.form === "publish" || answer?.form === "archive"
      ? answer.problems
      : [];
  return (
    <div className="grid items-start gap-5 xl:grid-cols-2">
      <ProductForm
        kind={product.kind === "LICENSE" ? "LICENSE" : "CREDITS"}
        product={product}
        courses={courses}
        answer={answer}
      />
      <div className="flex flex-col gap-5">
        <ProductPriceForm product={product} answer={answer} />
        <Card title={text(`products.state.${product.state}`)}>
          <Form
            method="post"
            noValidate
            className="flex flex-col items-start gap-3"
          >
            <FormError title={text("products.refused")} problems={problems} />
            <input type="hidden" name="productId" value={product.id} />
            {product.state === "PUBLISHED" && (
              <TextField
                id="reason"
                name="reason"
                label={text("built.reason")}
                description={text("products.archiveExplain")}
                maxLength={2000}
                required
                className="w-full"
                error={
                  problems.find(({ field }) => field === "reason")?.message
                }
              />
            )}
            <Button
              type="submit"
              name="intent"
              value={product.state === "PUBLISHED" ? "archive" : "publish"}
            >
              {text(
                product.state === "PUBLISHED"
                  ? "products.archive"
                  : "products.publish",
              )}
            </Button>
          </Form>
        </Card>
      </div>
    </div>
  );
}

function List({ products }: { products: SoldProduct[] }) {
  const text = useText();
  return (
    <Card title={text("products.title")}>
      <DataTable
        caption={text("products.title")}
        rows={products}
        rowKey={({ id }) => id}
        empty={
          <EmptyState title={text("products.none")}>
            {text("products.noneExplain")}
          </EmptyState>
        }
        columns={[
          {
            key: "name",
            heading: text("products.name"),
            cell: ({ name, kind, state, course }) => (
              <span className="flex flex-wrap items-center gap-2 wrap-anywhere">
                {name}
                <Pill>{text(`products.kind.${kind}`)}</Pill>
                <Pill tone={state === "PUBLISHED" ? "accent" : "neutral"}>
                  {text(`products.state.${state}`)}
                </Pill>
                {course && (
                  <span className="text-xs text-muted">{course.title}</span>
                )}
              </span>
            ),
          },
          {
            key: "bundle",
            heading: text("products.bundle"),
            cell: ({ summary }) => summary,
          },
          {
            key: "price",
            heading: text("products.price"),
            cell: (product) => <PriceOf product={product} />,
          },
          {
            key: "stripe",
            heading: text("products.stripe"),
            cell: (product) =>
              product.state === "DRAFT" ? (
                ""
              ) : (
                <MirrorState product={product} />
              ),
          },
          {
            key: "edit",
            heading: text("products.edit"),
            hideHeading: true,
            interactive: true,
            align: "end",
            cell: ({ id, name }) => (
              <LinkButton
                size="small"
                href={`/products?edit=${encodeURIComponent(id)}`}
                aria-label={text("products.editOf", { name })}
              >
                {text("products.edit")}
              </LinkButton>
            ),
          },
        ]}
      />
    </Card>
  );
}

function PriceOf({ product: { price } }: { product: SoldProduct }) {
  const text = useText();
  const money = useMoney();
  if (!price)
    return <span className="text-muted">{text("products.noPrice")}</span>;
  const { interval, trialDays } = price;
  const shown = money(price.unitAmount, price.currency);
  return [
    interval ? text(`products.every.${interval}`, { price: shown }) : shown,
    trialDays > 0 && text("products.trial", { days: trialDays }),
  ]
    .filter(Boolean)
    .join(" · ");
}
