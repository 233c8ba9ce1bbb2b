import type { BundlePart } from "@throughline/web/offer/bundle-list.tsx";
import type { BuilderDraft } from "./builder.query.ts";

/** What a buyer of the draft's course gets, part by part. */
export function bundleParts({
  privateCredits,
  privateValidDays,
  groupCredits,
  groupValidDays,
}: BuilderDraft["content"]): BundlePart[] {
  const credits = [
    ["PRIVATE_CREDIT", privateCredits, privateValidDays],
    ["GROUP_CREDIT", groupCredits, groupValidDays],
  ] as const;
  return [
    { kind: "COURSE_ACCESS", units: 1, validDays: null },
    ...credits.flatMap(([kind, units, validDays]) =>
      units === null ? [] : { kind, units, validDays },
    ),
  ];
}
