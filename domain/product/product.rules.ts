import type {
  BillingInterval,
  ComponentKind,
  ProductKind,
} from "@throughline/prisma";
import { decimalsOf, granularityOf } from "./currency.rules.ts";

/** What is wrong with one field, in words that name the mend. */
export interface Fault {
  field: string;
  message: string;
}

export interface WantedPrice {
  /** ISO 4217, lower case. */
  currency: string;
  /** In the currency's smallest unit. */
  unitAmount: number;
  interval: BillingInterval | null;
  trialDays: number;
}

export interface WantedComponent {
  kind: ComponentKind;
  units: number;
  /** Null: for ever. */
  validDays: number | null;
}

/** Stripe takes eight digits. */
export const mostUnitAmount = 99_999_999;

/** What is wrong with an amount of a currency; null where nothing is. */
export function faultOfAmount({
  currency,
  unitAmount,
}: Pick<WantedPrice, "currency" | "unitAmount">): Fault | null {
  const at = (field: string, message: string) => ({ field, message });
  if (decimalsOf(currency) === null)
    return at(
      "currency",
      "This is not a currency that can be charged, such as usd, eur or jpy.",
    );
  if (!Number.isInteger(unitAmount))
    return at(
      "unitAmount",
      "A price is a whole number of the currency’s smallest unit.",
    );
  if (unitAmount < 0) return at("unitAmount", "A price cannot be negative.");
  if (unitAmount > mostUnitAmount)
    return at(
      "unitAmount",
      "A price has at most eight digits in the currency’s smallest unit.",
    );
  const step = granularityOf(currency);
  if (unitAmount % step !== 0)
    return at(
      "unitAmount",
      step === 100
        ? `Prices in ${currency.toUpperCase()} are whole: no decimals.`
        : `Prices in ${currency.toUpperCase()} have two decimals: the third is 0.`,
    );
  return null;
}

/** What is wrong with the price of a kind of product: a license is paid again and again, the others once. Null where nothing is. */
export function faultOfPrice(
  kind: ProductKind,
  price: WantedPrice,
): Fault | null {
  const { interval, trialDays } = price;
  if (kind === "LICENSE" && interval === null)
    return {
      field: "interval",
      message: "Say how often a license is paid: each month or each year.",
    };
  if (kind !== "LICENSE" && interval !== null)
    return {
      field: "interval",
      message: "Only a license is paid again and again.",
    };
  if (!Number.isInteger(trialDays) || trialDays < 0 || trialDays > 730)
    return {
      field: "trialDays",
      message: "A trial lasts from 0 to 730 days.",
    };
  if (kind !== "LICENSE" && trialDays > 0)
    return { field: "trialDays", message: "Only a license has a trial." };
  return faultOfAmount(price);
}

const fieldOf = {
  COURSE_ACCESS: "access",
  PRIVATE_CREDIT: "privateCredits",
  GROUP_CREDIT: "groupCredits",
} as const satisfies Record<ComponentKind, string>;

/** What is wrong with what a kind of product bundles; null where nothing is. Fields are `privateCredits`, `privateValidDays` and so on. */
export function faultOfComponents(
  kind: ProductKind,
  components: readonly WantedComponent[],
): Fault | null {
  for (const { kind: part, units, validDays } of components) {
    const field = fieldOf[part];
    if (!Number.isInteger(units) || units < 1 || units > 1000)
      return { field, message: "A bundle holds from 1 to 1,000 of a credit." };
    if (validDays !== null && !isDays(validDays))
      return {
        field: `${field.replace(/Credits$/, "")}ValidDays`,
        message: "Credits hold from 1 to 3,650 days, or for ever.",
      };
  }
  const kinds = components.map((part) => part.kind);
  if (new Set(kinds).size < kinds.length)
    return { field: "bundle", message: "Each kind of part is bundled once." };
  if (kind === "CREDITS" && kinds.length === 0)
    return {
      field: "privateCredits",
      message: "Say how many credits the package holds.",
    };
  if (kind === "CREDITS" && kinds.includes("COURSE_ACCESS"))
    return {
      field: "bundle",
      message: "A package of credits gives no course.",
    };
  return null;
}

const isDays = (days: number) =>
  Number.isInteger(days) && days >= 1 && days <= 3650;

const words = {
  COURSE_ACCESS: () => "course access",
  PRIVATE_CREDIT: (units: number) =>
    `${units} private ${units === 1 ? "credit" : "credits"}`,
  GROUP_CREDIT: (units: number) =>
    `${units} group ${units === 1 ? "credit" : "credits"}`,
} as const satisfies Record<ComponentKind, (units: number) => string>;

const inOrder = ["COURSE_ACCESS", "PRIVATE_CREDIT", "GROUP_CREDIT"] as const;

/** A bundle in a line, as it stands in Stripe's dashboard: "course access + 2 private credits (90 days)". */
export function summaryOf(components: readonly WantedComponent[]): string {
  return inOrder
    .flatMap((kind) => components.filter((part) => part.kind === kind))
    .map(({ kind, units, validDays }) => {
      const days = validDays === null ? "" : ` (${validDays} days)`;
      return words[kind](units) + days;
    })
    .join(" + ");
}

/** Whether two prices are one and the same to a buyer. */
export const isSamePrice = (one: WantedPrice, other: WantedPrice): boolean =>
  one.currency === other.currency &&
  one.unitAmount === other.unitAmount &&
  one.interval === other.interval &&
  one.trialDays === other.trialDays;
