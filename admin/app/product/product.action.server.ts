import { data, redirect } from "@remix-run/node";
import type { Problem } from "@throughline/ui";
import { readFields, textOf } from "@throughline/web/form-fields.server";
import { query } from "@throughline/web/request.server";
import { readAmount } from "../course/amount.ts";
import { settle, type Settled } from "../outcome.ts";
import {
  ArchiveProduct,
  PublishProduct,
  SaveProduct,
  SetPrice,
} from "./product.query.ts";

export interface ProductAnswer {
  form: string;
  problems: Problem[];
  typed: Record<string, string>;
}

/** Saves, prices, or puts a package or a license on or off sale. */
export async function answerProducts(request: Request) {
  const fields = await readFields(request);
  const intent = textOf(fields, "intent");
  const productId = textOf(fields, "productId");
  const carryOut = intents[intent];
  if (!carryOut) throw data(null, { status: 400 });
  const settled = await carryOut({ request, fields, productId });
  if (settled.kind === "done")
    throw redirect(`/products?edit=${encodeURIComponent(settled.id)}&saved=1`);
  const typed = Object.fromEntries(
    [...fields].flatMap(([name, value]) =>
      typeof value === "string" ? [[name, value]] : [],
    ),
  );
  return data<ProductAnswer>(
    { form: intent, problems: settled.problems, typed },
    { status: 422 },
  );
}

interface Asked {
  request: Request;
  fields: FormData;
  productId: string;
}

const intents: Record<
  string,
  ((asked: Asked) => Promise<Settled>) | undefined
> = {
  save,
  price,
  async publish({ request, productId }) {
    const input = { productId };
    return settle((await query(request, PublishProduct, { input })).outcome);
  },
  async archive({ request, fields, productId }) {
    const input = { productId, reason: textOf(fields, "reason") };
    return settle((await query(request, ArchiveProduct, { input })).outcome);
  },
};

async function save({ request, fields, productId }: Asked): Promise<Settled> {
  const problems: Problem[] = [];
  const number = (name: string) => {
    const typed = textOf(fields, name).trim();
    if (typed === "") return null;
    if (/^-?\d{1,9}$/.test(typed)) return Number(typed);
    problems.push({ field: name, message: "Give a whole number." });
    return null;
  };
  const input = {
    productId: productId || null,
    kind:
      textOf(fields, "kind") === "LICENSE"
        ? ("LICENSE" as const)
        : ("CREDITS" as const),
    name: textOf(fields, "name"),
    description: textOf(fields, "description"),
    courseId: textOf(fields, "courseId") || null,
    privateCredits: number("privateCredits"),
    privateValidDays: number("privateValidDays"),
    groupCredits: number("groupCredits"),
    groupValidDays: number("groupValidDays"),
  };
  if (problems.length > 0) return { kind: "failed", problems };
  return settle((await query(request, SaveProduct, { input })).outcome);
}

async function price({ request, fields, productId }: Asked): Promise<Settled> {
  const refuse = (field: string, message: string): Settled => ({
    kind: "failed",
    problems: [{ field, message }],
  });
  const currency = textOf(fields, "currency").trim().toLowerCase();
  if (!/^[a-z]{3}$/.test(currency))
    return refuse("currency", "Give three letters, such as USD.");
  const unitAmount = readAmount(textOf(fields, "unitAmount"), currency);
  if (unitAmount === null)
    return refuse("unitAmount", "Give an amount, such as 199.00.");
  const trial = textOf(fields, "trialDays").trim();
  if (!/^\d{0,4}$/.test(trial))
    return refuse("trialDays", "Give a whole number.");
  const interval = textOf(fields, "interval");
  const input = {
    productId,
    currency,
    unitAmount,
    interval:
      (["MONTH", "YEAR"] as const).find((each) => each === interval) ?? null,
    trialDays: Number(trial),
  };
  return settle((await query(request, SetPrice, { input })).outcome);
}
