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
  ...titleOf(en["payouts.againTitle"], error),
  { name: "robots", content: "noindex" },
];

export function loader({ request }: LoaderFunctionArgs) {
  return loadPayouts(request, new Date());
}

export function action({ request }: ActionFunctionArgs) {
  return goToStripe(request);
}

/** Where Stripe leads a payee whose link was used before or is too old: who has an account here gets another at once. */
export default function PayoutsAgain() {
  const text = useText();
  const { account, isSignedIn } = useLoaderData<typeof loader>();
  const answer = useKeptActionData<typeof action>();
  return (
    <>
      <PageHeader
        title={text("payouts.againTitle")}
        description={text(
          account
            ? "payouts.againOwn"
            : isSignedIn
              ? "payouts.againNone"
              : "payouts.againExplain",
        )}
      />
      {account && (
        <>
          <FollowOwnAffairs />
          <PayoutStanding account={account} problem={answer?.problem} />
        </>
      )}
      {!isSignedIn && (
        <div>
          <LinkButton href="/sign-in?to=/payouts" size="large">
            {text("claim.signIn")}
          </LinkButton>
        </div>
      )}
    </>
  );
}
