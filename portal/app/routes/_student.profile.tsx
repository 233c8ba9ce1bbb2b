import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, useLocation } from "@remix-run/react";
import { Card, LinkButton, PageHeader, ThemeToggle } from "@throughline/ui";
import { useKeptActionData } from "@throughline/web/use-kept-action-data";
import { titled } from "../messages/title.ts";
import { useText } from "../messages/use-text.ts";
import { Notice } from "@throughline/web/frame/notice.tsx";
import { ChangePassword } from "../person/change-password.tsx";
import { loadProfile } from "../person/load-profile.server.ts";
import { hasShareOfSales } from "../payout/has-share.server.ts";
import { ProfileFields } from "../person/profile-fields.tsx";
import { saveProfile } from "../person/save-profile.server.ts";

export { ErrorPage as ErrorBoundary } from "@throughline/web/document/error-page.tsx";

export const meta = titled("profile.title");

export async function loader({ request }: LoaderFunctionArgs) {
  const [profile, hasShare] = await Promise.all([
    loadProfile(request),
    hasShareOfSales(request),
  ]);
  return {
    ...profile,
    hasShare,
    timeZones: ["UTC", ...Intl.supportedValuesOf("timeZone")],
    isSaved: new URL(request.url).searchParams.has("saved"),
  };
}

export function action({ request }: ActionFunctionArgs) {
  return saveProfile(request);
}

export default function Profile() {
  const text = useText();
  const { key } = useLocation();
  const { email, person, timeZones, isSaved, hasShare } =
    useLoaderData<typeof loader>();
  const lastResult = useKeptActionData<typeof action>();
  return (
    <>
      <PageHeader
        title={text("profile.title")}
        description={text("profile.explain")}
      />
      {isSaved && !lastResult && <Notice>{text("profile.saved")}</Notice>}
      <ProfileFields
        key={isSaved ? key : "profile"}
        {...{ person, timeZones, lastResult }}
      />
      <Card title={text("account.title")}>
        <div className="flex flex-wrap gap-2">
          <LinkButton href="/orders" size="large">
            {text("orders.title")}
          </LinkButton>
          <LinkButton href="/credits" size="large">
            {text("credits.title")}
          </LinkButton>
          <LinkButton href="/licenses" size="large">
            {text("licenses.title")}
          </LinkButton>
          <LinkButton href="/seats" size="large">
            {text("given.title")}
          </LinkButton>
          {hasShare && (
            <LinkButton href="/payouts" size="large">
              {text("payouts.title")}
            </LinkButton>
          )}
        </div>
      </Card>
      <ChangePassword email={email} />
      <Card title={text("profile.look")}>
        <ThemeToggle />
      </Card>
    </>
  );
}
