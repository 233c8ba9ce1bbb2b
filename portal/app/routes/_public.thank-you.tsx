import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Card, LinkButton, PageHeader, useMoney } from "@throughline/ui";
import { signInPath } from "@throughline/web/door/sign-in-path";
import { findViewer } from "@throughline/web/door/viewer.server";
import { graphql, type ResultOf } from "@throughline/web/graphql";
import { query } from "@throughline/web/request.server";
import { LoaderCircle } from "lucide-react";
import { useBookableWhen } from "../booking/bookable-when.tsx";
import { useClassName } from "../booking/use-class-name.ts";
import { en } from "../messages/en.ts";
import { titleOf } from "../messages/title.ts";
import { useText, type MessageId } from "../messages/use-text.ts";
import { findPicked } from "../order/picked-class.server.ts";
import { useAwaitPayment } from "../order/use-await-payment.ts";
import { useIsLate } from "../order/use-is-late.ts";

export { ErrorPage as ErrorBoundary } from "@throughline/web/document/error-page.tsx";

const CheckoutQuery = graphql(`
  query CheckoutByKey($requestKey: String!) {
    checkout(requestKey: $requestKey) {
      number
      state
      url
      quantity
      isForOthers
      isClaimNeeded
      isSpare
      charge
      currency
      unitAmount
      total
      product {
        id
        name
        kind
      }
    }
  }
`);

type Picked = NonNullable<Awaited<ReturnType<typeof findPicked>>>;
type Checkout = NonNullable<ResultOf<typeof CheckoutQuery>["checkout"]>;

export const meta: MetaFunction<typeof loader> = ({ error }) => [
  ...titleOf(en["thanks.title"], error),
  { name: "robots", content: "noindex" },
];

export async function loader({ request }: LoaderFunctionArgs) {
  const requestKey = new URL(request.url).searchParams.get("checkout") ?? "";
  const [viewer, { checkout }] = await Promise.all([
    findViewer(request),
    query(request, CheckoutQuery, { requestKey: requestKey.slice(0, 100) }),
  ]);
  return {
    checkout,
    picked:
      viewer && checkout?.state === "PAID"
        ? await findPicked(request, requestKey, new Date())
        : null,
    isSignedIn: viewer !== null,
    signInHref: signInPath(request.url),
  };
}

export default function ThankYou() {
  const { checkout, picked, isSignedIn, signInHref } =
    useLoaderData<typeof loader>();
  const state = checkout?.state;
  useAwaitPayment(state === "OPEN" || state === "PENDING");
  return checkout ? (
    <Told checkout={checkout} picked={picked} isSignedIn={isSignedIn} />
  ) : (
    <Unseen isSignedIn={isSignedIn} signInHref={signInHref} />
  );
}

/** No receipt is promised where nothing was charged. */
function saysOf({ state, charge }: Checkout): MessageId {
  return state === "PAID" && (charge === "TRIAL" || charge === "NOTHING")
    ? `thanks.${charge}.sentence`
    : `thanks.${state}.sentence`;
}

interface Telling {
  checkout: Checkout;
  picked: Picked | null;
  isSignedIn: boolean;
}

function Told({ checkout, picked, isSignedIn }: Telling) {
  const text = useText();
  const money = useMoney();
  const { state, number, product, quantity, currency, unitAmount } = checkout;
  const isAwaited = state === "OPEN" || state === "PENDING";
  return (
    <>
      <div role="status" className="flex flex-col gap-2">
        <PageHeader
          title={text(`thanks.${state}.heading`)}
          description={text(saysOf(checkout))}
        />
        {isAwaited && (
          <LoaderCircle
            aria-hidden
            className="size-6 animate-spin text-accent"
          />
        )}
      </div>
      <Card title={text("order.number", { number })}>
        <p className="flex flex-wrap justify-between gap-2">
          <span className="min-w-0 wrap-anywhere">
            {quantity > 1 && `${quantity} × `}
            <bdi>{product?.name}</bdi>
          </span>
          <span className="tabular-nums">
            {money(checkout.total ?? unitAmount * quantity, currency)}
          </span>
        </p>
      </Card>
      {state === "PAID" && checkout.isSpare && (
        <p>
          {text(
            checkout.charge === "PAID" ? "thanks.spare" : "thanks.spareFree",
          )}
        </p>
      )}
      {state === "PAID" && checkout.isClaimNeeded && (
        <p>{text("thanks.claim")}</p>
      )}
      {picked && <PickedClass picked={picked} />}
      <div className="flex flex-wrap gap-2">
        <Next checkout={checkout} picked={picked} isSignedIn={isSignedIn} />
      </div>
    </>
  );
}

function Next({
  checkout: { state, url, number, product, isForOthers },
  picked,
  isSignedIn,
}: Telling) {
  const text = useText();
  const isLate = useIsLate(state === "OPEN");
  if (state === "OPEN")
    return (
      <>
        <noscript>
          <LinkButton href="" size="large">
            {text("thanks.look")}
          </LinkButton>
        </noscript>
        {isLate && url !== null && (
          <LinkButton href={url} size="large">
            {text("thanks.goOn")}
          </LinkButton>
        )}
      </>
    );
  if (state === "FAILED" || state === "EXPIRED")
    return (
      <LinkButton
        href={product ? `/buy/${product.id}` : "/catalogue"}
        size="large"
        variant="primary"
      >
        {text("thanks.again")}
      </LinkButton>
    );
  if (!isSignedIn) return null;
  const seeOrder = (
    <LinkButton href={`/orders/${number}`} size="large">
      {text("thanks.order")}
    </LinkButton>
  );
  if (state !== "PAID") return seeOrder;
  return (
    <>
      {picked?.kind === "bookable" && (
        <LinkButton href={picked.href} size="large" variant="primary">
          {text("thanks.bookPicked")}
        </LinkButton>
      )}
      {isForOthers ? (
        <LinkButton href={`/licenses/${number}`} size="large" variant="primary">
          {text("order.seats")}
        </LinkButton>
      ) : (
        <LinkButton
          href={product?.kind === "CREDITS" ? "/credits" : "/"}
          size="large"
          variant={picked?.kind === "bookable" ? "secondary" : "primary"}
        >
          {text(
            product?.kind === "CREDITS" ? "thanks.credits" : "thanks.begin",
          )}
        </LinkButton>
      )}
      {seeOrder}
    </>
  );
}

/** The class for which the course was bought, which is still to be booked, and when it can be where that is not now. */
function PickedClass({ picked }: { picked: Picked }) {
  const text = useText();
  const name = useClassName();
  const bookableWhen = useBookableWhen();
  const says = [
    text("thanks.picked", { when: name(picked.class) }),
    picked.kind === "ahead" && text("thanks.pickedAhead"),
    picked.kind === "shut" && bookableWhen(picked.window),
  ];
  return <p suppressHydrationWarning>{says.filter(Boolean).join(" ")}</p>;
}

/** Nothing that the viewer may see: another's order looks like none at all. */
function Unseen({
  isSignedIn,
  signInHref,
}: {
  isSignedIn: boolean;
  signInHref: string;
}) {
  const text = useText();
  if (!isSignedIn)
    return (
      <>
        <PageHeader
          title={text("thanks.signInTitle")}
          description={text("thanks.signInExplain")}
        />
        <div>
          <LinkButton href={signInHref} size="large" variant="primary">
            {text("claimOrder.signIn")}
          </LinkButton>
        </div>
      </>
    );
  return (
    <>
      <PageHeader
        title={text("thanks.unknown")}
        description={text("thanks.unknownExplain")}
      />
      <div>
        <LinkButton href="/orders" size="large">
          {text("orders.title")}
        </LinkButton>
      </div>
    </>
  );
}
