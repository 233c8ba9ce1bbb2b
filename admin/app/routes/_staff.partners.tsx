import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Card, EmptyState, PageHeader } from "@throughline/ui";
import { query } from "@throughline/web/request.server";
import {
  PartnerTable,
  type HealthyPartner,
} from "../components/partner-table.tsx";
import { useLiveEvents } from "../live/use-live-events.ts";
import { titled } from "../messages/title.ts";
import { useText } from "../messages/use-text.ts";
import { PartnerHealthQuery, PartnersQuery } from "../partner/partner.query.ts";

export { ErrorPage as ErrorBoundary } from "@throughline/web/document/error-page.tsx";

export const meta = titled("partners.title");

export async function loader({ request }: LoaderFunctionArgs) {
  const { partners } = await query(request, PartnersQuery);
  const healthy = partners.map(async (partner): Promise<HealthyPartner> => {
    const { partnerScorecard } = await query(request, PartnerHealthQuery, {
      partnerId: partner.id,
    });
    return { ...partner, health: partnerScorecard };
  });
  return { partners: (await Promise.all(healthy)).toSorted(byTrouble) };
}

/** Who is down first, then by what waits. */
function byTrouble(a: HealthyPartner, b: HealthyPartner): number {
  const isDown = ({ circuit }: HealthyPartner) =>
    circuit.state !== "CLOSED" ? 1 : 0;
  return isDown(b) - isDown(a) || b.waitingCalls - a.waitingCalls;
}

export default function Partners() {
  const text = useText();
  const { partners } = useLoaderData<typeof loader>();
  useLiveEvents();
  const down = partners.filter(({ circuit }) => circuit.state === "OPEN");
  return (
    <>
      <PageHeader
        title={text(
          down.length > 0 ? "partners.someDown" : "partners.heading",
          {
            count: partners.length,
            down: down.length,
          },
        )}
        description={text("partners.question")}
      />
      {partners.length === 0 ? (
        <Card>
          <EmptyState title={text("partners.none")}>
            {text("partners.noneExplain")}
          </EmptyState>
        </Card>
      ) : (
        <PartnerTable partners={partners} />
      )}
    </>
  );
}
