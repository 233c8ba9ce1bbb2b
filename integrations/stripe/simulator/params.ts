import { z } from "zod";
import { badRequest } from "./problem.ts";

/** Reads parameters. Throws Stripe's own kind of refusal, which names the parameter in brackets. */
export function readParams<T>(schema: z.ZodType<T>, params: unknown): T {
  if (typeof params === "object" && params !== null) wereRead.add(params);
  const read = schema.safeParse(params, { reportInput: true });
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  if (issue?.code === "unrecognized_keys")
    throw unknownParam(bracketed([...issue.path, ...issue.keys.slice(0, 1)]));
  const param = bracketed(issue?.path ?? []);
  throw issue?.input === undefined
    ? badRequest(`Missing required param: ${param}.`, {
        code: "parameter_missing",
        param,
      })
    : badRequest(`Invalid ${param}: ${issue.message}`, {
        code: "parameter_invalid",
        param,
      });
}

const wereRead = new WeakSet<object>();

/** Refuses the parameters of a call that takes none and has not looked at any. */
export function refuseUnread(params: Record<string, unknown>): void {
  const [first] = Object.keys(params);
  if (first !== undefined && !wereRead.has(params)) throw unknownParam(first);
}

/** What Stripe says to a parameter that a call does not have. */
const unknownParam = (param: string) =>
  badRequest(`Received unknown parameter: ${param}`, {
    code: "parameter_unknown",
    param,
  });

function bracketed([first = "", ...rest]: PropertyKey[]): string {
  return [String(first), ...rest.map((key) => `[${String(key)}]`)].join("");
}

/** Whole numbers as text. */
export const integer = z
  .string()
  .regex(/^-?\d{1,15}$/, "must be an integer")
  .transform(Number);

/** Zero or more, and no more than Stripe takes at once. */
export const amount = integer.pipe(
  z
    .number()
    .min(0, "This value must be greater than or equal to 0.")
    .max(99_999_999, "Amount must be no more than 99999999."),
);

export const flag = z
  .enum(["true", "false"], "must be true or false")
  .transform((value) => value === "true");

export const words = z.string().max(5_000);
export const name = z.string().min(1, "cannot be empty").max(5_000);
export const id = z.string().min(1).max(255);

export const currency = z
  .string()
  .transform((value) => value.toLowerCase())
  .refine(
    (value) => Intl.supportedValuesOf("currency").includes(value.toUpperCase()),
    "must be a currency that Stripe knows",
  );

const threeDecimals = new Set(["bhd", "jod", "kwd", "omr", "tnd"]);

/** Of currencies with three decimals Stripe takes amounts alone whose last digit is 0. Throws its refusal of others. */
export function checkLastDigit(amount: number, currency: string): void {
  if (threeDecimals.has(currency) && amount % 10 !== 0)
    throw badRequest(
      `Invalid amount: amounts in ${currency} must be a multiple of 10.`,
      { code: "parameter_invalid_integer", param: "amount" },
    );
}

/** Text that an empty text takes away. */
export const clearable = words.transform((value) =>
  value === "" ? null : value,
);

export const metadata = z
  .union([
    z.record(
      z.string().max(40, "keys have at most 40 characters"),
      z.string().max(500, "values have at most 500 characters"),
    ),
    z.literal("").transform(() => ({})),
  ])
  .optional();

/** Metadata as it is after a change: an empty value takes its key away. */
export function mergedMetadata(
  old: Record<string, string>,
  change: Record<string, string> | undefined,
): Record<string, string> {
  const merged = { ...old, ...change };
  return Object.fromEntries(
    Object.entries(merged).filter(([, value]) => value !== ""),
  );
}
