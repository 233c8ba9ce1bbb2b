import { useMoney } from "@throughline/ui";
import { useText } from "../messages/use-text.ts";

/** A price as it is charged now. */
export interface Price {
  currency: string;
  unitAmount: number;
  interval: "MONTH" | "YEAR" | null;
}

/** What something costs, and how often: "$499.00", "$20.00 a month for each seat". */
export function PriceTag({ price }: { price: Price }) {
  return usePriceText()(price);
}

/** Says what something costs, and how often. */
function usePriceText(): (price: Price) => string {
  const text = useText();
  const money = useMoney();
  return ({ currency, unitAmount, interval }) => {
    if (unitAmount === 0 && interval === null) return text("price.free");
    const amount = money(unitAmount, currency);
    return interval === null ? amount : text(`price.${interval}`, { amount });
  };
}
