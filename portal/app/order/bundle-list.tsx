import { Check } from "lucide-react";
import { useText } from "../messages/use-text.ts";
import type { Offer } from "./offer.ts";

/** What a purchase gives, part by part, with how long each part holds. */
export function BundleList({ components }: Pick<Offer, "components">) {
  const text = useText();
  return (
    <ul className="flex flex-col gap-1 text-sm">
      {components.map(({ kind, units, validDays }) => (
        <li key={kind} className="flex items-start gap-2">
          <Check aria-hidden className="mt-0.5 size-4 shrink-0 text-accent" />
          <span>
            {text(`bundle.${kind}`, { count: units })}
            {validDays !== null && (
              <span className="text-muted">
                {" "}
                {text("bundle.valid", { days: validDays })}
              </span>
            )}
          </span>
        </li>
      ))}
    </ul>
  );
}
