import type { WantedComponent } from "../product/product.rules.ts";
import type { DraftContent } from "./draft.content.ts";

/** What a draft's course is sold with: the access to it, and the credits beside it. */
export function bundleOf({
  privateCredits,
  privateValidDays,
  groupCredits,
  groupValidDays,
}: Pick<
  DraftContent,
  "privateCredits" | "privateValidDays" | "groupCredits" | "groupValidDays"
>): WantedComponent[] {
  const parts: WantedComponent[] = [
    { kind: "COURSE_ACCESS", units: 1, validDays: null },
  ];
  if (privateCredits !== null)
    parts.push({
      kind: "PRIVATE_CREDIT",
      units: privateCredits,
      validDays: privateValidDays,
    });
  if (groupCredits !== null)
    parts.push({
      kind: "GROUP_CREDIT",
      units: groupCredits,
      validDays: groupValidDays,
    });
  return parts;
}
