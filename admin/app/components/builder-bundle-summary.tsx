import type { BuilderDraft } from "../course/builder.query.ts";
import { useText } from "../messages/use-text.ts";

/** What a buyer of the draft's course gets, part by part, with how long each part holds. */
export function BuilderBundleSummary({
  content: { privateCredits, privateValidDays, groupCredits, groupValidDays },
}: Pick<BuilderDraft, "content">) {
  const text = useText();
  const parts = [
    { kind: "PRIVATE", units: privateCredits, days: privateValidDays },
    { kind: "GROUP", units: groupCredits, days: groupValidDays },
  ] as const;
  return (
    <ul className="flex list-disc flex-col gap-1 ps-5 text-sm">
      <li>{text("builder.bundle.ACCESS")}</li>
      {parts.map(
        ({ kind, units, days }) =>
          units !== null && (
            <li key={kind}>
              {text(`builder.bundle.${kind}`, { count: units })}
              {days !== null && (
                <span className="text-muted">
                  {" "}
                  {text("builder.bundle.valid", { days })}
                </span>
              )}
            </li>
          ),
      )}
    </ul>
  );
}
