import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
} from "@remix-run/node";
import { useLoaderData, useSearchParams } from "@remix-run/react";
import { FormError, PageHeader } from "@throughline/ui";
import { currentEnv } from "@throughline/web/env";
import { readFields, textOf } from "@throughline/web/form-fields.server";
import { Notice } from "@throughline/web/frame/notice.tsx";
import { query } from "@throughline/web/request.server";
import { CircuitPill } from "../components/circuit-pill.tsx";
import { ContactLinks } from "../components/contact-links.tsx";
import { PartnerDrifts } from "../components/partner-drifts.tsx";
import { PartnerFacts, PartnerSteps } from "../components/partner-facts.tsx";
import { PartnerHealth } from "../components/partner-health.tsx";
import { PartnerPayout } from "../components/partner-payout.tsx";
import { PartnerOutages } from "../components/partner-outages.tsx";
import { PartnerReconciliations } from "../components/partner-reconciliations.tsx";
import { PartnerScorecard } from "../components/partner-scorecard.tsx";
import { When } from "../components/when.tsx";
import { useKeptActionData } from "@throughline/web/use-kept-action-data";
import { useLiveEvents } from "../live/use-live-events.ts";
import { titledWith } from "../messages/titled-with.ts";
import { useText } from "../messages/use-text.ts";
import { carryOutForPartner } from "../partner/carry-out.server.ts";
import { PartnerQuery, ScorecardQuery } from "../partner/partner.query.ts";

export { ErrorPage as ErrorBoundary } from "@throughline/web/document/error-page.tsx";

export const meta = titledWith<typeof loader>(
  "partners.title",
  ({ partner }) => partner.name,
);

export async function loader({
  request,
  params: { slug },
}: LoaderFunctionArgs) {
  const { partner } = await query(request, PartnerQuery, { slug: slug ?? "" });
  if (!partner) throw data(null, { status: 404 });
  const { partnerScorecard } = await query(request, ScorecardQuery, {
    partnerId: partner.id,
  });
  return { partner, scorecard: partnerScorecard, webhookUrl: webhookOf(slug) };
}

/** Where the partner's webhooks go, as this app reaches the api. */
const webhookOf = (slug = "") =>
  new URL(`/webhooks/partners/${encodeURIComponent(slug)}`, currentEnv().apiUrl)
    .href;

export async function action({
  request,
  params: { slug = "" },
}: ActionFunctionArgs) {
  const fields = await readFields(request);
  const settled = await carryOutForPartner(request, fields);
  if (!settled) throw data(null, { status: 400 });
  const command = textOf(fields, "command");
  if (settled.kind === "done")
    throw redirect(`/partners/${encodeURIComponent(slug)}?done=${command}`);
  return data(
    {
      command,
      driftId: textOf(fields, "driftId"),
      typed: textOf(fields, "reason"),
      problems: settled.problems,
    },
    { status: 422 },
  );
}

export default function Partner() {
  const text = useText();
  const [search] = useSearchParams();
  const { partner, scorecard, webhookUrl } = useLoaderData<typeof loader>();
  const refused = useKeptActionData<typeof action>();
  useLiveEvents();
  const done = search.get("done");
  return (
    <>
      <PageHeader
        trail={[{ href: "/partners", label: text("partners.title") }]}
        title={<bdi>{partner.name}</bdi>}
        description={
          <span className="flex flex-wrap items-center gap-2">
            <CircuitPill circuit={partner.circuit} />
            <When at={partner.circuit.changedAt} />
            <span className="wrap-anywhere">{partner.contactEmail}</span>
          </span>
        }
        actions={
          <ContactLinks name={partner.name} email={partner.contactEmail} />
        }
      />
      {(done === "probe" || done === "reconcile" || done === "settle") && (
        <Notice>{text(`partners.done.${done}`)}</Notice>
      )}
      {refused && refused.command !== "settle" && (
        <FormError
          title={text("command.refused")}
          problems={refused.problems.map(({ message }) => ({ message }))}
        />
      )}
      <PartnerHealth partner={partner} />
      {scorecard && <PartnerScorecard scorecard={scorecard} />}
      <div className="grid items-start gap-5 xl:grid-cols-[3fr_2fr]">
        <div className="flex min-w-0 flex-col gap-5">
          <PartnerDrifts
            drifts={partner.drifts}
            refused={refused?.command === "settle" ? refused : undefined}
          />
          <PartnerReconciliations partner={partner} />
        </div>
        <div className="flex min-w-0 flex-col gap-5">
          <PartnerFacts partner={partner} webhookUrl={webhookUrl} />
          <PartnerSteps partner={partner} />
          <PartnerPayout partner={partner} />
          <PartnerOutages outages={partner.outages} />
        </div>
      </div>
    </>
  );
}
