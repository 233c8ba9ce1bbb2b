import { CheckList } from "@throughline/ui";
import { useText } from "../messages/use-text.ts";

/** A part of what is sold, with how many days it holds. */
export interface BundlePart {
  kind: "COURSE_ACCESS" | "PRIVATE_CREDIT" | "GROUP_CREDIT";
  units: number;
  validDays: number | null;
}

/** What a purchase gives, part by part, with how long each part holds. */
export function BundleList({ components }: { components: BundlePart[] }) {
  const text = useText();
  return (
    <CheckList
      items={components.map(({ kind, units, validDays }) => ({
        key: kind,
        content: (
          <>
            {text(`bundle.${kind}`, { count: units })}
            {validDays !== null && (
              <span className="text-muted">
                {" "}
                {text("bundle.valid", { days: validDays })}
              </span>
            )}
          </>
        ),
      }))}
    />
  );
}
