import { comesToMore } from "../payout/share.rules.ts";
import type { DraftContent } from "./draft.content.ts";
import type { Objection } from "./draft.rules.ts";

/** A payee's share of the course's sales, as it holds now. */
export interface HeldShare {
  payeeName: string;
  /** The step that it is for, which is in the course now; null where it is for the whole course. */
  step: { id: string; label: string } | null;
  /** Hundredths of a percent of what is paid; or an amount for each place, with its currency. */
  basisPoints: number | null;
  amount: number | null;
  currency: string | null;
}

/** What publishing a draft ends of what payees get, or makes more than the school has of it: shares stay as they are, and may mean nothing then. */
export function warningsAboutShares(
  draft: DraftContent,
  shares: readonly HeldShare[],
): Objection[] {
  const kept = new Set(draft.steps.map(({ id }) => id));
  const [staying, ending] = partition(
    shares,
    ({ step }) => step === null || kept.has(step.id),
  );
  return [...ofSteps(ending), ...ofPrice(draft, staying)];
}

const whereSaid = "Say it anew under Payouts if it should go on.";

function ofSteps(ending: readonly HeldShare[]): Objection[] {
  return ending.map(({ payeeName, step }) =>
    warning(
      "steps",
      `${step?.label} taken out: ${payeeName} is paid nothing for it of sales from then on. ${whereSaid}`,
    ),
  );
}

function ofPrice(
  { isSold, currency, unitAmount }: DraftContent,
  staying: readonly HeldShare[],
): Objection[] {
  if (!isSold || unitAmount === null) return [];
  const [holding, foreign] = partition(
    staying,
    (share) => share.amount === null || share.currency === currency,
  );
  const found = foreign.map((share) =>
    warning(
      "currency",
      `${payeeOf(share)} is paid an amount in ${share.currency?.toUpperCase()} for each place, and nothing at a price in ${currency.toUpperCase()}. ${whereSaid}`,
    ),
  );
  if (comesToMore(holding, { currency, unitAmount }))
    found.push(
      warning(
        "unitAmount",
        `The shares come to more than this price: all of it goes to ${inWords(holding.map(({ payeeName }) => payeeName))}, and nothing to the school.`,
      ),
    );
  return found;
}

const payeeOf = ({ payeeName, step }: HeldShare): string =>
  step === null ? payeeName : `${payeeName} (${step.label})`;

const inWords = (names: readonly string[]): string =>
  new Intl.ListFormat("en").format(new Set(names));

const warning = (field: string, message: string): Objection => ({
  severity: "WARNING",
  field,
  message,
});

function partition<Item>(
  items: readonly Item[],
  belongs: (item: Item) => boolean,
): [belonging: Item[], others: Item[]] {
  const { yes = [], no = [] } = Object.groupBy(items, (item) =>
    belongs(item) ? "yes" : "no",
  );
  return [yes, no];
}
