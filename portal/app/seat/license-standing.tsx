import { Pill, useDay, type PillTone } from "@throughline/ui";
import type { MessageId } from "../messages/use-text.ts";
import { useText } from "../messages/use-text.ts";
import { useViewer } from "../person/use-viewer.ts";
import type { License } from "./places.query.ts";

/** How a license stands, in a word. */
export function LicensePill({ license: { state } }: { license: License }) {
  const text = useText();
  return <Pill tone={tones[state]}>{text(`license.state.${state}`)}</Pill>;
}

const tones: Record<License["state"], PillTone> = {
  TRIAL: "accent",
  ACTIVE: "strong",
  PAST_DUE: "failed",
  PAUSED: "neutral",
  CANCELED: "neutral",
};

/** What becomes of a license and of its places, in a sentence with the day. */
export function LicenseStanding({ license }: { license: License }) {
  const text = useText();
  const day = useDay(useViewer()?.person.timeZone);
  const { says, at } = standingOf(license);
  return (
    <p suppressHydrationWarning>{text(says, { day: at ? day(at) : "–" })}</p>
  );
}

function standingOf(license: License): { says: MessageId; at: string | null } {
  const { state, lapsedAt, periodEndsAt, graceEndsAt } = license;
  switch (state) {
    case "TRIAL":
      return {
        says: license.cancelsAtPeriodEnd
          ? "license.says.TRIAL_ENDING"
          : "license.says.TRIAL",
        at: license.trialEndsAt ?? periodEndsAt,
      };
    case "ACTIVE":
      return {
        says: license.cancelsAtPeriodEnd
          ? "license.says.ENDING"
          : "license.says.ACTIVE",
        at: periodEndsAt,
      };
    case "PAST_DUE":
      return license.isRunning
        ? { says: "license.says.GRACE", at: graceEndsAt }
        : { says: "license.says.LAPSED", at: lapsedAt ?? graceEndsAt };
    case "PAUSED":
      return { says: "license.says.PAUSED", at: lapsedAt };
    case "CANCELED":
      return { says: "license.says.CANCELED", at: lapsedAt };
  }
}
