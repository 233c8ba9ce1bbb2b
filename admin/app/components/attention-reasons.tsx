import { Pill } from "@throughline/ui";
import type { AttentionItem } from "../attention/attention.fields.ts";
import { useText } from "../messages/use-text.ts";

/** Why an item needs a person, in its own words, and why it ranks as it does. */
export function AttentionReasons({
  item: { kind, reason, risk, reasons },
}: {
  item: AttentionItem;
}) {
  const text = useText();
  return (
    <span className="block">
      <span className="flex flex-wrap items-center gap-2">
        <span className="font-medium">{text(`attention.kind.${kind}`)}</span>
        <Pill tone="strong">
          <span className="sr-only">{text("attention.rank")} </span>
          {risk}
        </Pill>
      </span>
      <span className="line-clamp-2 text-xs wrap-anywhere text-muted">
        {reason}
      </span>
      <span className="block text-xs text-muted">
        {reasons
          .filter(({ code }) => code !== codeOf[kind])
          .map(({ code, value }) => text(`risk.${code}`, { value }))
          .join(" · ")}
      </span>
    </span>
  );
}

/** The reason that the kind itself says already. */
const codeOf: Record<
  AttentionItem["kind"],
  AttentionItem["reasons"][number]["code"]
> = {
  FAILED_STEP: "FAILED",
  STUDENT_REPORT: "REPORTED",
  QUARANTINED_MESSAGE: "QUARANTINED",
  PARTNER_DRIFT: "DRIFTED",
  STUCK_STEP: "STUCK",
  UNKNOWN_DELIVERY: "UNDELIVERED",
  SILENT_PARTNER: "SILENT",
  BREACHED_STEP: "BREACHED",
};
