import {
  data,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
} from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { PageHeader } from "@throughline/ui";
import { currentEnv } from "@throughline/web/env";
import { query } from "@throughline/web/request.server";
import { z } from "zod";
import { PartnerConnectionForm } from "../components/partner-connection-form.tsx";
import { PartnerConnectionRecord } from "../components/partner-connection-record.tsx";
import { PartnerConnectionTest } from "../components/partner-connection-test.tsx";
import { PartnerEvidence } from "../components/partner-evidence.tsx";
import { PartnerVouchers } from "../components/partner-vouchers.tsx";
import { useStaff } from "../components/staff.ts";
import { useKeptActionData } from "@throughline/web/use-kept-action-data";
import { useLiveEvents } from "../live/use-live-events.ts";
import { titledWith } from "../messages/titled-with.ts";
import { useText } from "../messages/use-text.ts";
import { adapterKindOf } from "../partner/adapter-kind.ts";
import { answerConnection } from "../partner/connection.action.server.ts";
import { ConnectionQuery } from "../partner/connection.query.ts";
import { readParams } from "../url/search-params.ts";

export { ErrorPage as ErrorBoundary } from "@throughline/web/document/error-page.tsx";

export const meta = titledWith<typeof loader>(
  "connection.title",
  ({ partner }) => partner.name,
);

const params = z.object({ kind: z.string().max(20).optional() });

export async function loader({ request, params: path }: LoaderFunctionArgs) {
  const { kind } = readParams(params, request);
  const { partner } = await query(request, ConnectionQuery, {
    slug: path["slug"] ?? "",
  });
  if (!partner) throw data(null, { status: 404 });
  const webhooks = new URL("/webhooks/partners/", currentEnv().apiUrl);
  return {
    partner,
    kind: adapterKindOf(kind ?? partner.connection?.adapter),
    webhookUrl: webhooks.href + partner.slug,
  };
}

export function action({ request }: ActionFunctionArgs) {
  return answerConnection(request);
}

export default function Connection() {
  const text = useText();
  const { partner, kind, webhookUrl } = useLoaderData<typeof loader>();
  const answered = useKeptActionData<typeof action>();
  useLiveEvents();
  const answerTo = (intent: string) =>
    answered?.intent === intent ? answered : undefined;
  const can = partner.connection?.capabilities;
  const maySave = useStaff()?.viewer.role === "SUPER_ADMIN";
  return (
    <>
      <PageHeader
        trail={[{ href: "/partners", label: text("nav.partners") }]}
        title={text("connection.heading", { partner: partner.name })}
        description={text(
          maySave ? "connection.explain" : "connection.explainReadOnly",
        )}
      />
      <div className="grid items-start gap-5 xl:grid-cols-2">
        {maySave ? (
          <PartnerConnectionForm
            partner={partner}
            kind={kind}
            webhookUrl={webhookUrl}
            answer={answerTo("save")}
          />
        ) : (
          <PartnerConnectionRecord
            connection={partner.connection}
            webhookUrl={webhookUrl}
          />
        )}
        <div className="flex flex-col gap-5">
          <PartnerConnectionTest
            partner={partner}
            isConnected={partner.connection !== null}
            answer={answerTo("test")}
          />
          {can?.needsVoucher && (
            <PartnerVouchers partner={partner} answer={answerTo("vouchers")} />
          )}
          {can?.importsCsv && (
            <PartnerEvidence partner={partner} answer={answerTo("evidence")} />
          )}
        </div>
      </div>
    </>
  );
}
