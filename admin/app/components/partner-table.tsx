import {
  Card,
  DataTable,
  formatDuration,
  useNumber,
  type Column,
} from "@throughline/ui";
import { useText } from "../messages/use-text.ts";
import type { Health, PartnerRow } from "../partner/partner.query.ts";
import { belowOnPhone } from "./below-on-phone.ts";
import { CircuitPill } from "./circuit-pill.tsx";
import { ContactLinks } from "./contact-links.tsx";
import { TrendText } from "./trend-text.tsx";

export type HealthyPartner = PartnerRow & { health: Health | null };

/** Every partner: reachable or not, what waits for it, how fast and how punctual it is. Those in trouble come first. */
export function PartnerTable({ partners }: { partners: HealthyPartner[] }) {
  const text = useText();
  return (
    <Card flush>
      <DataTable
        caption={text("partners.title")}
        columns={useColumns()}
        rows={partners}
        rowKey={({ id }) => id}
        rowHref={({ slug }) => `/partners/${encodeURIComponent(slug)}`}
      />
    </Card>
  );
}

function useColumns(): Column<HealthyPartner>[] {
  const text = useText();
  const { count, percent } = useNumber();
  return [
    {
      key: "name",
      heading: text("column.partner"),
      cell: ({ name }) => <bdi className="wrap-anywhere">{name}</bdi>,
    },
    {
      key: "circuit",
      heading: text("column.state"),
      cell: ({ circuit }) => <CircuitPill circuit={circuit} />,
    },
    {
      key: "waiting",
      heading: text("partners.waitingCalls"),
      align: "end",
      cell: ({ waitingCalls }) => count(waitingCalls),
    },
    {
      key: "median",
      heading: text("scorecard.median"),
      align: "end",
      cell: ({ health }) => duration(health?.total.medianSeconds),
    },
    {
      key: "trend",
      heading: text("scorecard.trend"),
      cell: ({ health }) => health && <TrendText trend={health.trend} />,
    },
    {
      key: "onTime",
      heading: text("scorecard.onTime"),
      align: "end",
      cell: ({ health }) => {
        const share = health?.total.onTimeShare ?? null;
        return share === null ? "–" : percent(share);
      },
    },
    {
      key: "drifts",
      heading: text("drift.title"),
      align: "end",
      cell: ({ drifts }) => count(drifts.length),
    },
    {
      key: "contact",
      heading: text("column.contact"),
      hideHeading: true,
      interactive: true,
      className: belowOnPhone,
      cell: ({ name, contactEmail }) => (
        <ContactLinks name={name} email={contactEmail} />
      ),
    },
  ];
}

function duration(seconds: number | null | undefined): string {
  return seconds === null || seconds === undefined
    ? "–"
    : formatDuration(seconds);
}
