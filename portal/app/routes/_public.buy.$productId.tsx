import { randomUUID } from "node:crypto";
import {
  data,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useKeptActionData } from "@throughline/web/use-kept-action-data";
import {
  Banner,
  Card,
  EmptyState,
  LinkButton,
  PageHeader,
} from "@throughline/ui";
import { findViewer } from "@throughline/web/door/viewer.server";
import { signInPath } from "@throughline/web/door/sign-in-path";
import { graphql } from "@throughline/web/graphql";
import { query } from "@throughline/web/request.server";
import { BundleList } from "@throughline/web/offer/bundle-list.tsx";
import { PriceTag } from "@throughline/web/offer/price-tag.tsx";
import { CreditCard } from "lucide-react";
import { FollowCatalogue } from "../live/follow-catalogue.tsx";
import { en } from "../messages/en.ts";
import { titleOf } from "../messages/title.ts";
import { useText } from "../messages/use-text.ts";
import { answerBuying } from "../order/begin-checkout.server.ts";
import { BuyForm } from "../order/buy-form.tsx";
import { isOnSale, OfferFragment } from "@throughline/web/offer/offer";

export { ErrorPage as ErrorBoundary } from "@throughline/web/document/error-page.tsx";

const OfferQuery = graphql(
  `
    query OfferToBuy($id: ID!) {
      sellsOnline
      node(id: $id) {
        __typename
        ... on Product {
          ...Offer
        }
      }
    }
  `,
  [OfferFragment],
);

export const meta: MetaFunction<typeof loader> = ({ data: page, error }) => [
  ...titleOf(page && `${en["buy.action"]}: ${page.offer.name}`, error),
  { name: "robots", content: "noindex" },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const id = params.productId ?? "";
  const [viewer, { node, sellsOnline }] = await Promise.all([
    findViewer(request),
    query(request, OfferQuery, { id }),
  ]);
  if (node?.__typename !== "Product") throw data(null, { status: 404 });
  return {
    offer: node,
    canBuy: sellsOnline && isOnSale(node),
    sellsOnline,
    isSignedIn: viewer !== null,
    isBack: new URL(request.url).searchParams.has("canceled"),
    signInHref: signInPath(request.url),
    requestKey: randomUUID(),
  };
}

export function action({ request, params }: ActionFunctionArgs) {
  return answerBuying(request, params.productId ?? "");
}

export default function Buy() {
  const text = useText();
  const page = useLoaderData<typeof loader>();
  const answer = useKeptActionData<typeof action>();
  const { offer, canBuy, isBack } = page;
  const back = offer.course
    ? `/catalogue/${encodeURIComponent(offer.course.code)}`
    : "/catalogue";
  return (
    <>
      <FollowCatalogue />
      <PageHeader
        trail={[
          {
            href: back,
            label: offer.course?.title ?? text("catalogue.title"),
          },
        ]}
        title={<bdi>{offer.name}</bdi>}
        description={
          offer.description === "" ? undefined : (
            <p dir="auto">{offer.description}</p>
          )
        }
      />
      {isBack && <Banner>{text("buy.canceled")}</Banner>}
      {canBuy ? (
        <Card>
          <div className="flex flex-col gap-4">
            {offer.price && (
              <p className="text-2xl font-semibold tabular-nums">
                <PriceTag price={offer.price} />
              </p>
            )}
            {offer.price && offer.price.trialDays > 0 && (
              <p className="text-sm">
                {text("buy.trial", { days: offer.price.trialDays })}
              </p>
            )}
            <BundleList components={offer.components} />
            <BuyForm {...page} answer={answer} />
          </div>
        </Card>
      ) : (
        <Card>
          <EmptyState
            icon={<CreditCard aria-hidden />}
            title={text("buy.closedTitle")}
            action={
              <LinkButton href={back} size="large">
                {text("buy.back")}
              </LinkButton>
            }
          >
            {text(page.sellsOnline ? "buy.offSale" : "buy.closed")}
          </EmptyState>
        </Card>
      )}
    </>
  );
}
