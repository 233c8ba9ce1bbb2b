import { Banner, Card } from "@throughline/ui";
import type { ReactNode } from "react";
import { useText } from "../messages/use-text.ts";
import { adapterKindOf } from "../partner/adapter-kind.ts";
import type { ConnectedPartner } from "../partner/connection.query.ts";
import { When } from "./when.tsx";

/** How a partner is reached, to read, for staff who may not change it. */
export function PartnerConnectionRecord({
  connection,
  webhookUrl,
}: {
  connection: ConnectedPartner["connection"];
  webhookUrl: string;
}) {
  const text = useText();
  return (
    <Card title={text("connection.title")}>
      <Banner className="mb-4">{text("connection.superAdminOnly")}</Banner>
      {connection ? (
        <dl className="flex flex-col gap-2 text-sm">
          <Fact label={text("connection.kindOf")}>
            {text(`connection.kind.${adapterKindOf(connection.adapter)}`)}
          </Fact>
          <Fact label={text("partners.address")}>
            <code className="font-mono text-xs wrap-anywhere">
              {connection.baseUrl}
            </code>
          </Fact>
          {connection.capabilities?.sendsWebhooks && (
            <Fact label={text("connection.webhookUrl")}>
              <code className="font-mono text-xs wrap-anywhere">
                {webhookUrl}
              </code>
            </Fact>
          )}
          <Fact label={text("partners.callsPerMinute")}>
            {text("partners.atMost", { count: connection.callsPerMinute })}
          </Fact>
          <Fact label={text("connection.changedAt")}>
            <When at={connection.updatedAt} />
          </Fact>
        </dl>
      ) : (
        <p className="text-sm text-muted">{text("partners.noConnection")}</p>
      )}
    </Card>
  );
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div>
      <dt className="text-xs text-muted">{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}
