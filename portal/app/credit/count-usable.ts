import { graphql, type ResultOf } from "@throughline/web/graphql";

/** As much of a credit as counting asks for. */
export const UsableCreditFragment = graphql(`
  fragment UsableCredit on Entitlement @_unmask {
    kind
    usable
  }
`);

/** How many credits pay for a class of each kind at this time: those that stand still or are over pay for none. */
export function countUsable(
  credits: readonly ResultOf<typeof UsableCreditFragment>[],
): Record<"PRIVATE" | "GROUP", number> {
  const sumOf = (kind: string) =>
    credits
      .filter((credit) => credit.kind === kind)
      .reduce((sum, { usable }) => sum + usable, 0);
  return { PRIVATE: sumOf("PRIVATE_CREDIT"), GROUP: sumOf("GROUP_CREDIT") };
}
