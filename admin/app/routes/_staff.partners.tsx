import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Card, EmptyState, PageHeader } from "@throughline/ui";
import { currentEnv } from "@throughline/web/env";
import { graphql } from "@throughline/web/graphql";
import { query } from "@throughline/web/request.server";
import { PartnerCard, PartnerFields } from "../components/partner-card.tsx";
import { titled } from "../messages/title.ts";
import { useText } from "../messages/use-text.ts";

export { ErrorPage as ErrorBoundary } from "@throughline/web/document/error-page.tsx";

export const meta = titled("partners.title");

const PartnersQuery = graphql(
  `
    query Partners {
      partners {
        ...PartnerFields
      }
    }
  `,
  [PartnerFields],
);

export async function loader({ request }: LoaderFunctionArgs) {
  const { partners } = await query(request, PartnersQuery);
  return { partners, webhooks: webhookBase() };
}

/** Where partners' webhooks go, as this app reaches the api. */
const webhookBase = () =>
  new URL("/webhooks/partners/", currentEnv().apiUrl).href;

export default function Partners() {
  const text = useText();
  const { partners, webhooks } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader
        title={text("partners.heading", { count: partners.length })}
      />
      {partners.length === 0 ? (
        <Card>
          <EmptyState title={text("partners.none")}>
            {text("partners.noneExplain")}
          </EmptyState>
        </Card>
      ) : (
        <div className="grid gap-5 lg:grid-cols-2 2xl:grid-cols-3">
          {partners.map((partner) => (
            <PartnerCard
              key={partner.id}
              partner={partner}
              webhookUrl={webhooks + partner.slug}
            />
          ))}
        </div>
      )}
    </>
  );
}
