import { Card, EmptyState, Timeline } from "@throughline/ui";
import { formatDuration } from "@throughline/ui";
import { CircleCheck, PauseCircle } from "lucide-react";
import { useText } from "../messages/use-text.ts";
import type { PartnerDetail } from "../partner/partner.query.ts";
import { useStaff } from "./staff.ts";

/** When a partner was down and why, newest first. */
export function PartnerOutages({ outages }: Pick<PartnerDetail, "outages">) {
  const text = useText();
  const zone = useStaff()?.viewer.person.timeZone;
  return (
    <Card title={text("outages.title")} description={text("outages.explain")}>
      {outages.length === 0 ? (
        <EmptyState
          icon={<CircleCheck aria-hidden />}
          title={text("outages.none")}
          className="py-4"
        />
      ) : (
        <Timeline
          label={text("outages.title")}
          zone={zone}
          events={outages.map(({ id, startedAt, endedAt, reason }) => ({
            id,
            at: startedAt,
            icon: <PauseCircle aria-hidden />,
            title: endedAt
              ? text("outages.lasted", {
                  time: formatDuration(
                    (Date.parse(endedAt) - Date.parse(startedAt)) / 1000,
                  ),
                })
              : text("outages.lasting"),
            detail: <span className="wrap-anywhere">{reason}</span>,
          }))}
        />
      )}
    </Card>
  );
}
