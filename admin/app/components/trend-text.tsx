import { Minus, TrendingDown, TrendingUp, type LucideIcon } from "lucide-react";
import { useText } from "../messages/use-text.ts";
import type { Health } from "../partner/partner.query.ts";

/** Whether a partner's steps take less or more time than before, in a word. */
export function TrendText({ trend }: Pick<Health, "trend">) {
  const text = useText();
  const Icon = icons[trend];
  return (
    <span className="inline-flex items-center gap-1.5 whitespace-nowrap">
      {Icon && <Icon aria-hidden className="size-4 text-muted" />}
      {text(`scorecard.trend.${trend}`)}
    </span>
  );
}

/** The line of the days goes down where a partner gets faster. */
const icons: Record<Health["trend"], LucideIcon | null> = {
  FASTER: TrendingDown,
  STEADY: Minus,
  SLOWER: TrendingUp,
  UNKNOWN: null,
};
