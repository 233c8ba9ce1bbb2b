import type {
  ActionFunctionArgs,
  LoaderFunctionArgs,
  MetaFunction,
} from "@remix-run/node";
import { Form, useLoaderData, useNavigation } from "@remix-run/react";
import { useKeptActionData } from "@throughline/web/use-kept-action-data";
import {
  Button,
  Card,
  FormError,
  LinkButton,
  PageHeader,
  useMoney,
} from "@throughline/ui";
import { signInPath } from "@throughline/web/door/sign-in-path";
import { findViewer } from "@throughline/web/door/viewer.server";
import { query } from "@throughline/web/request.server";
import { Told } from "../components/told.tsx";
import { en } from "../messages/en.ts";
import { titleOf } from "../messages/title.ts";
import { useText } from "../messages/use-text.ts";
import { NameFields } from "../person/name-fields.tsx";
import {
  answerClaim,
  type ClaimRefusal,
} from "../order/answer-claim.server.ts";
import { OfferedOrderQuery, type OfferedOrder } from "../order/claim.query.ts";

export { ErrorPage as ErrorBoundary } from "@throughline/web/document/error-page.tsx";

export const meta: MetaFunction<typeof loader> = ({ error }) => [
  ...titleOf(en["claimOrder.title"], error),
  { name: "robots", content: "noindex" },
  // The address holds the word that opens the purchase.
  { name: "referrer", content: "no-referrer" },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const token = (params.token ?? "").slice(0, 200);
  const [viewer, { offeredOrder }] = await Promise.all([
    findViewer(request),
    query(request, OfferedOrderQuery, { token }),
  ]);
  const name =
    viewer && `${viewer.person.givenName} ${viewer.person.familyName}`.trim();
  return { offer: offeredOrder, name, signInHref: signInPath(request.url) };
}

/** Looking at the page takes nothing, for mail programs open links before people do. */
export function action({ request, params }: ActionFunctionArgs) {
  return answerClaim(request, params.token ?? "");
}

export default function ClaimPurchase() {
  const text = useText();
  const { offer, name, signInHref } = useLoaderData<typeof loader>();
  const refused = useKeptActionData<typeof action>();
  if (!offer)
    return (
      <Told
        title={text("claimOrder.unknownTitle")}
        says={text("claimOrder.unknown")}
      >
        <LinkButton href="/catalogue" size="large">
          {text("claimOrder.catalogue")}
        </LinkButton>
      </Told>
    );
  const named = { product: offer.productName, number: offer.number };
  if (offer.isOwn)
    return (
      <Told
        title={text("claimOrder.ownTitle")}
        says={text("claimOrder.own", named)}
      >
        <LinkButton
          href={`/orders/${offer.number}`}
          size="large"
          variant="primary"
        >
          {text("claimOrder.order")}
        </LinkButton>
      </Told>
    );
  if (offer.fault !== null)
    return (
      <Told title={text("claimOrder.named", named)} says={offer.fault}>
        <LinkButton href={name === null ? signInHref : "/orders"} size="large">
          {text(name === null ? "claimOrder.signIn" : "claimOrder.orders")}
        </LinkButton>
      </Told>
    );
  return <Take {...{ offer, name, refused }} />;
}

function Take({
  offer,
  name,
  refused,
}: {
  offer: OfferedOrder;
  name: string | null;
  refused?: ClaimRefusal;
}) {
  const text = useText();
  const money = useMoney();
  const { state } = useNavigation();
  const { number, productName: product, quantity } = offer;
  const errorOf = (field: string) =>
    refused?.field === field ? refused.message : undefined;
  return (
    <>
      <PageHeader title={text("claimOrder.heading")} />
      <Card title={text("claimOrder.what")}>
        <Form method="post" className="flex flex-col gap-4">
          <FormError
            title={text("claimOrder.failed")}
            problems={
              refused
                ? [{ field: refused.field, message: refused.message }]
                : []
            }
          />
          <p className="flex flex-wrap justify-between gap-2">
            <span className="min-w-0 wrap-anywhere">
              {quantity > 1 && `${quantity} × `}
              {text("claimOrder.named", { product, number })}
            </span>
            <span className="tabular-nums">
              {money(offer.total, offer.currency)}
            </span>
          </p>
          {offer.isSpare && (
            <p>
              {text(
                name === null ? "claimOrder.spareAsGuest" : "claimOrder.spare",
              )}
            </p>
          )}
          <p>
            {name === null
              ? text("claimOrder.asGuest")
              : text("claimOrder.asSelf", { name })}
          </p>
          {offer.asksName && (
            <>
              <p>{text("claimOrder.askName")}</p>
              <NameFields typed={refused?.typed} errorOf={errorOf} />
            </>
          )}
          <Button
            type="submit"
            variant="primary"
            size="large"
            pending={state !== "idle"}
            className="w-full sm:w-fit"
          >
            {text("claimOrder.take")}
          </Button>
          {name === null && (
            <p className="text-sm text-muted">
              {text("claimOrder.otherLogin")}
            </p>
          )}
        </Form>
      </Card>
    </>
  );
}
