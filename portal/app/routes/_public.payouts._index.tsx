import type {
  ActionFunctionArgs,
  LoaderFunctionArgs,
  MetaFunction,
} from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useKeptActionData } from "@throughline/web/use-kept-action-data";
import { LinkButton, PageHeader } from "@throughline/ui";
import { FollowOwnAffairs } from "../live/follow-own-affairs.tsx";
import { en } from "../messages/en.ts";
import { titleOf } from "../messages/title.ts";
import { useText } from "../messages/use-text.ts";
import { goToStripe } from "../payout/go-to-stripe.server.ts";
import { loadPayouts } from "../payout/load-payouts.server.ts";
import { PayoutStanding } from "../payout/payout-standing.tsx";

export { ErrorPage as ErrorBoundary } from "@throughline/web/document/error-page.tsx";

export const meta: MetaFunction<typeof loader> = ({ error }) => [
  ...titleOf(en["payouts.title"], error),
  { name: "robots", content: "noindex" },
];

export async function loader({ request }: LoaderFunctionArgs) {
  const isBack = new URL(request.url).searchParams.get("from") === "stripe";
  return { ...(await loadPayouts(request, new Date())), isBack };
}

export function action({ request }: ActionFunctionArgs) {
  return goToStripe(request);
}

/** Where Stripe leads a payee back to: an instructor sees how things stand, a partner without a login that all is told. */
export default function Payouts() {
  const text = useText();
  const { account, isBack, isSignedIn } = useLoaderData<typeof loader>();
  const answer = useKeptActionData<typeof action>();
  if (account)
    return (
      <>
        <FollowOwnAffairs />
        <PageHeader title={text("payouts.title")} />
        <PayoutStanding account={account} problem={answer?.problem} />
      </>
    );
  if (isBack)
    return (
      <PageHeader
        title={text("payouts.thanks")}
        description={text("payouts.thanksExplain")}
      />
    );
  return isSignedIn ? (
    <PageHeader
      title={text("payouts.none")}
      description={text("payouts.noneExplain")}
    />
  ) : (
    <>
      <PageHeader
        title={text("payouts.signInTitle")}
        description={text("payouts.signInExplain")}
      />
      <div>
        <LinkButton href="/sign-in?to=/payouts" size="large" variant="primary">
          {text("claim.signIn")}
        </LinkButton>
      </div>
    </>
  );
}
