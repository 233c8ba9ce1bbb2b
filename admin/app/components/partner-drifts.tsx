import { Form, useNavigation } from "@remix-run/react";
import {
  Button,
  Card,
  EmptyState,
  TextField,
  TextLink,
  type Problem,
} from "@throughline/ui";
import { Equal } from "lucide-react";
import { useText } from "../messages/use-text.ts";
import type { Drift } from "../partner/partner.query.ts";
import { When } from "./when.tsx";

/** What was refused when a difference was to be settled, and what had been typed. */
export type RefusedSettling = {
  driftId: string;
  typed: string;
  problems: Problem[];
};

/** Differences between us and a partner that a person must look at. */
export function PartnerDrifts({
  drifts,
  refused,
}: {
  drifts: Drift[];
  refused: RefusedSettling | undefined;
}) {
  const text = useText();
  return (
    <Card
      title={text("drift.heading", { count: drifts.length })}
      description={text("drift.explain")}
    >
      {drifts.length === 0 ? (
        <EmptyState
          icon={<Equal aria-hidden />}
          title={text("drift.none")}
          className="py-4"
        />
      ) : (
        <ul className="flex flex-col divide-y divide-line">
          {drifts.map((drift) => (
            <li key={drift.id} className="py-3 first:pt-0 last:pb-0">
              <OneDrift
                drift={drift}
                refused={refused?.driftId === drift.id ? refused : undefined}
              />
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

function OneDrift({
  drift,
  refused,
}: {
  drift: Drift;
  refused: RefusedSettling | undefined;
}) {
  const text = useText();
  const { enrollmentStep: step } = drift;
  return (
    <div className="flex flex-col gap-1">
      <p className="flex flex-wrap items-baseline gap-x-2 text-sm">
        <span className="font-medium">{text(`drift.kind.${drift.kind}`)}</span>
        {step && (
          <TextLink href={`/enrollments/${step.enrollment.id}`}>
            <bdi>{step.enrollment.person.name}</bdi> {step.label}
          </TextLink>
        )}
        <span className="text-xs text-muted">
          <When at={drift.foundAt} />
        </span>
      </p>
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-3 text-xs">
        <dt className="text-muted">{text("drift.subject")}</dt>
        <dd className="font-mono wrap-anywhere">{drift.subject}</dd>
        <dt className="text-muted">{text("drift.ours")}</dt>
        <dd className="wrap-anywhere">{drift.ours}</dd>
        <dt className="text-muted">{text("drift.theirs")}</dt>
        <dd className="wrap-anywhere">{drift.theirs}</dd>
      </dl>
      <details open={refused !== undefined}>
        <summary className="w-fit rounded-control text-sm text-accent touch:py-3">
          {text("drift.settle")}
        </summary>
        <SettleForm id={drift.id} refused={refused} />
      </details>
    </div>
  );
}

function SettleForm({
  id,
  refused,
}: {
  id: string;
  refused: RefusedSettling | undefined;
}) {
  const text = useText();
  const isPending = useNavigation().formMethod === "POST";
  return (
    <Form
      method="post"
      preventScrollReset
      noValidate
      className="mt-2 flex flex-wrap items-end gap-2"
    >
      <input type="hidden" name="command" value="settle" />
      <input type="hidden" name="driftId" value={id} />
      <TextField
        name="reason"
        label={text("drift.why")}
        description={text("drift.whyExplain")}
        defaultValue={refused?.typed}
        error={refused?.problems[0]?.message}
        maxLength={2000}
        className="min-w-60 flex-1"
        required
      />
      <Button type="submit" pending={isPending}>
        {text("drift.settle")}
      </Button>
    </Form>
  );
}
