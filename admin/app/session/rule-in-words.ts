import type { Text } from "../messages/use-text.ts";
import { weekdays } from "./session.form.ts";

/** A Monday. */
const monday = Date.UTC(2026, 10, 16);

/** How often a recurrence rule comes round, such as “every Monday”; null for one that is not said so shortly. */
export function ruleInWords(rule: string, text: Text): string | null {
  const parts = new Map(
    rule.split(";").map((part) => {
      const [name = "", value = ""] = part.split("=");
      return [name, value] as const;
    }),
  );
  const freq = parts.get("FREQ");
  const every = Number(parts.get("INTERVAL") ?? 1);
  const given = parts.get("BYDAY")?.split(",") ?? [];
  if (parts.has("BYMONTHDAY") || parts.has("BYSETPOS")) return null;
  if (freq === "WEEKLY" && given.length > 0) {
    const places = given.map((day) =>
      weekdays.findIndex((known) => known === day),
    );
    if (places.includes(-1)) return null;
    const days = new Intl.ListFormat("en").format(places.map(nameOfDay));
    return text("session.rule.days", { every, days });
  }
  if (given.length > 0) return null;
  if (freq !== "DAILY" && freq !== "WEEKLY" && freq !== "MONTHLY") return null;
  return text(`session.rule.${freq}`, { every });
}

const nameOfDay = (day: number) =>
  new Intl.DateTimeFormat("en", { weekday: "long", timeZone: "UTC" }).format(
    monday + day * 86_400_000,
  );
