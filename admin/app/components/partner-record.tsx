import { ProgressBar, TextLink } from "@throughline/ui";
import type { ReactNode } from "react";
import type { StepDetail } from "../enrollment/enrollment.query.ts";
import { useText } from "../messages/use-text.ts";
import { ContactLinks } from "./contact-links.tsx";
import { When } from "./when.tsx";

type Partner = NonNullable<StepDetail["partner"]>;
type Record = NonNullable<StepDetail["partnerEnrollment"]>;

/** What we asked of the partner and what the partner says; folded once the step is settled. */
export function PartnerRecord({
  partner,
  record,
  isSettled,
}: {
  partner: Partner;
  record: Record;
  isSettled: boolean;
}) {
  const text = useText();
  const open = <OpenRecord partner={partner} record={record} />;
  if (!isSettled) return open;
  return (
    <details className="text-xs">
      <summary className="w-fit rounded-control text-muted hover:text-ink touch:py-3">
        {text("partner.folded", { partner: partner.name })}
      </summary>
      <div className="mt-1">{open}</div>
    </details>
  );
}

function OpenRecord({ partner, record }: { partner: Partner; record: Record }) {
  const text = useText();
  return (
    <div className="flex flex-col gap-2 rounded-control bg-sunken p-3">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <p className="text-xs font-medium">
          {text("partner.record", { partner: partner.name })}
        </p>
        <ContactLinks name={partner.name} email={partner.contactEmail} />
      </div>
      <ProgressBar
        className="max-w-xs"
        label={text("partner.progress")}
        value={record.progress / 100}
      />
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-3 gap-y-0.5 text-xs sm:grid-cols-[auto_minmax(0,1fr)_auto_minmax(0,1fr)]">
        <Fact label={text("partner.externalId")}>
          <span className="font-mono">{record.externalId ?? "–"}</span>
        </Fact>
        <Fact label={text("partner.says")}>
          {text(`partner.observed.${record.observedState}`)}
        </Fact>
        <Fact label={text("partner.requested")}>
          <When at={record.requestedAt} />
        </Fact>
        <Fact label={text("partner.accepted")}>
          {record.acceptedAt ? <When at={record.acceptedAt} /> : "–"}
        </Fact>
        {record.observedAt && (
          <Fact label={text("partner.heard")}>
            <When at={record.observedAt} />
          </Fact>
        )}
        {record.certificateUrl && (
          <Fact label={text("partner.certificate")}>
            <TextLink
              href={record.certificateUrl}
              target="_blank"
              rel="noreferrer"
            >
              {text("partner.openCertificate")}
            </TextLink>
          </Fact>
        )}
      </dl>
      {record.lastError && (
        <p className="text-xs wrap-anywhere text-danger">
          {text("partner.lastError", { error: record.lastError })}
        </p>
      )}
    </div>
  );
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-muted">{label}</dt>
      <dd className="wrap-anywhere">{children}</dd>
    </>
  );
}
