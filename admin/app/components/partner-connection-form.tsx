import { Form } from "@remix-run/react";
import {
  Banner,
  Card,
  Checkbox,
  FormError,
  NavTabs,
  TextField,
  type Problem,
} from "@throughline/ui";
import { useText } from "../messages/use-text.ts";
import { adapterKinds, type AdapterKind } from "../partner/adapter-kind.ts";
import type { ConnectionAnswer } from "../partner/connection.action.server.ts";
import type { ConnectedPartner } from "../partner/connection.query.ts";
import { IntentButton } from "./intent-button.tsx";
import { PartnerConnectionSettings } from "./partner-connection-settings.tsx";

/** Sets how a partner is reached. The kind is chosen by tabs, so that only its own fields are there. Keys are never shown again. */
export function PartnerConnectionForm({
  partner,
  kind,
  webhookUrl,
  answer,
}: {
  partner: ConnectedPartner;
  kind: AdapterKind;
  webhookUrl: string;
  answer?: ConnectionAnswer;
}) {
  const text = useText();
  const { connection } = partner;
  const current = connection?.adapter === kind ? connection : null;
  const problems = answer?.problems ?? [];
  const errorOf = (name: string) => problemAt(problems, name)?.message;
  return (
    <Card
      title={text("connection.title")}
      description={text(`connection.about.${kind}`)}
    >
      <Form method="post" className="flex flex-col gap-4">
        <NavTabs
          label={text("connection.kinds")}
          tabs={adapterKinds.map((each) => ({
            href: `?kind=${each}`,
            label: text(`connection.kind.${each}`),
            current: each === kind,
          }))}
        />
        <FormError title={text("connection.refused")} problems={problems} />
        {connection && !current && (
          <Banner>
            {text("connection.changes", {
              kind: text(`connection.kind.${kindOf(connection.adapter)}`),
            })}
          </Banner>
        )}
        {answer?.problems === undefined && answer && (
          <Saved newSecret={answer.newSecret ?? null} />
        )}
        <input type="hidden" name="intent" value="save" />
        <input type="hidden" name="partnerId" value={partner.id} />
        <input type="hidden" name="adapter" value={kind} />
        <TextField
          id="baseUrl"
          name="baseUrl"
          type="url"
          label={text(`connection.baseUrl.${kind}`)}
          defaultValue={
            current?.baseUrl ??
            (kind === "SCORM_CLOUD" ? "https://cloud.scorm.com/api/v2" : "")
          }
          error={errorOf("baseUrl")}
          required
        />
        <PartnerConnectionSettings
          key={kind}
          kind={kind}
          settings={current?.settings ?? {}}
          webhookUrl={webhookUrl}
          errorOf={errorOf}
        />
        {needsKey.has(kind) && (
          <TextField
            key={`key of ${connection?.updatedAt ?? ""}`}
            id="apiKey"
            name="apiKey"
            type="password"
            autoComplete="off"
            label={text(
              kind === "SCORM_CLOUD"
                ? "connection.apiKey.SCORM_CLOUD"
                : "connection.apiKey",
            )}
            description={current ? text("connection.apiKeyKept") : undefined}
            error={errorOf("apiKey")}
            required={!current}
          />
        )}
        {needsKey.has(kind) && (
          <Secrets
            key={`secrets of ${connection?.updatedAt ?? ""}`}
            kind={kind}
            count={connection?.webhookSecretCount ?? 0}
            webhookUrl={webhookUrl}
            error={errorOf("webhookSecret")}
          />
        )}
        <TextField
          id="callsPerMinute"
          name="callsPerMinute"
          type="number"
          min={1}
          max={100_000}
          label={text("connection.callsPerMinute")}
          defaultValue={current?.callsPerMinute ?? 60}
          error={errorOf("callsPerMinute")}
          className="max-w-60"
        />
        <IntentButton intent="save" variant="primary" className="w-fit">
          {text("connection.save")}
        </IntentButton>
      </Form>
    </Card>
  );
}

const needsKey = new Set<AdapterKind>(["REST", "SCORM_CLOUD", "ACCOUNT"]);

const kindOf = (adapter: string): AdapterKind =>
  adapterKinds.find((kind) => kind === adapter) ?? "REST";

/** The api names lists' items too, such as `settings.requiredCourses.0`. */
function problemAt(problems: Problem[], name: string): Problem | undefined {
  return problems.find(
    ({ field }) => field === name || field?.startsWith(`${name}.`),
  );
}

function Saved({ newSecret }: { newSecret: string | null }) {
  const text = useText();
  return (
    <Banner strong={newSecret !== null}>
      {text("connection.saved")}
      {newSecret !== null && (
        <>
          {" "}
          {text("connection.newSecret")}{" "}
          <code className="font-mono select-all wrap-anywhere">
            {newSecret}
          </code>
        </>
      )}
    </Banner>
  );
}

function Secrets({
  kind,
  count,
  webhookUrl,
  error,
}: {
  kind: AdapterKind;
  count: number;
  webhookUrl: string;
  error?: string;
}) {
  const text = useText();
  return (
    <>
      <TextField
        id="webhookSecret"
        name="webhookSecret"
        type="password"
        autoComplete="off"
        label={text(
          kind === "SCORM_CLOUD"
            ? "connection.webhookSecret.SCORM_CLOUD"
            : "connection.webhookSecret",
        )}
        description={text("connection.secretHint", { count })}
        error={error}
      />
      {kind !== "SCORM_CLOUD" && (
        <>
          <Checkbox
            name="makeWebhookSecret"
            label={text("connection.makeSecret")}
          />
          <p className="text-xs text-muted">
            {text("connection.webhookUrl")}{" "}
            <code className="font-mono wrap-anywhere">{webhookUrl}</code>
          </p>
        </>
      )}
      {count > 1 && (
        <Checkbox name="dropOldSecret" label={text("connection.dropOld")} />
      )}
    </>
  );
}
