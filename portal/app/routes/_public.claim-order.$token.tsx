import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import {
  Form,
  useActionData,
  useLoaderData,
  useNavigation,
} from "@remix-run/react";
import { Button, Card, FormError, PageHeader, TextLink } from "@throughline/ui";
import { signInPath } from "@throughline/web/door/sign-in-path";
import { findViewer } from "@throughline/web/door/viewer.server";
import { graphql } from "@throughline/web/graphql";
import { query } from "@throughline/web/request.server";
import { en } from "../messages/en.ts";
import { titleOf } from "../messages/title.ts";
import { useText } from "../messages/use-text.ts";

export { ErrorPage as ErrorBoundary } from "@throughline/web/document/error-page.tsx";

export const meta: MetaFunction<typeof loader> = ({ error }) => [
  ...titleOf(en["claimOrder.title"], error),
  { name: "robots", content: "noindex" },
  // The address holds the word that opens the purchase.
  { name: "referrer", content: "no-referrer" },
];

const ClaimOrder = graphql(`
  mutation ClaimOrder($token: String!) {
    claimOrder(input: { token: $token }) {
      __typename
      ... on ClaimedOrder {
        welcomeToken
        checkout {
          number
        }
      }
      ... on UserError {
        field
        message
      }
    }
  }
`);

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await findViewer(request);
  const name =
    viewer && `${viewer.person.givenName} ${viewer.person.familyName}`.trim();
  return { name, signInHref: signInPath(request.url) };
}

/** Looking at the page takes nothing, for mail programs open links before people do. */
export async function action({ request, params }: ActionFunctionArgs) {
  const { claimOrder: claimed } = await query(request, ClaimOrder, {
    token: (params.token ?? "").slice(0, 200),
  });
  if (claimed.__typename !== "ClaimedOrder")
    return data(
      { field: claimed.field, message: claimed.message },
      { status: 409 },
    );
  const { welcomeToken, checkout } = claimed;
  throw redirect(
    welcomeToken
      ? `/welcome?token=${encodeURIComponent(welcomeToken)}`
      : `/orders/${checkout.number}`,
  );
}

export default function ClaimPurchase() {
  const text = useText();
  const { name, signInHref } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { state } = useNavigation();
  return (
    <>
      <PageHeader title={text("claimOrder.heading")} />
      <Card>
        <Form method="post" className="flex flex-col gap-4">
          <FormError
            title={text("claimOrder.failed")}
            problems={refused ? [{ field: "", message: refused.message }] : []}
          />
          <p>
            {name === null
              ? text("claimOrder.asGuest")
              : text("claimOrder.asSelf", { name })}
          </p>
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
            <p className="text-sm">
              <TextLink href={signInHref} className="-my-3 inline-block py-3">
                {text("claimOrder.haveLogin")}
              </TextLink>
            </p>
          )}
        </Form>
      </Card>
    </>
  );
}
