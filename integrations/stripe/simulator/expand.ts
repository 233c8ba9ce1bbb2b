import type { World } from "./world.ts";
import { badRequest } from "./problem.ts";
import { wholeList } from "./list.ts";

/**
 * An answer with what `expand` asks for in it: objects in place of their ids, and parts that are left out otherwise. What is
 * kept stays as it is.
 */
export function expand(
  world: World,
  answer: object,
  paths: readonly string[],
): object {
  if (paths.length === 0) return answer;
  const copy = copyOf(answer);
  for (const path of paths) {
    if (path.split(".").length > 4)
      throw badRequest("You cannot expand more than 4 levels of a property.", {
        param: "expand",
      });
    expandPath(world, copy, path.split("."), path);
  }
  return copy;
}

type Tree = Record<string, unknown>;

function expandPath(
  world: World,
  object: Tree,
  [key = "", ...rest]: string[],
  path: string,
): void {
  const value = object[key] ?? leftOut(world, object, key);
  if (value === undefined)
    throw badRequest(`This property cannot be expanded (${key}): ${path}.`, {
      param: "expand",
    });
  const found = typeof value === "string" ? world.books.findAny(value) : null;
  object[key] = found ? copyOf(found) : isObject(value) ? copyOf(value) : value;
  if (rest.length === 0) return;
  const next = object[key];
  for (const item of Array.isArray(next) ? (next as unknown[]) : [next])
    if (isObject(item)) expandPath(world, item as Tree, rest, path);
}

/** Parts that Stripe shows only where they are asked for; null is an empty place. */
function leftOut(world: World, object: Tree, key: string): unknown {
  const id = String(object.id);
  if (object.object === "checkout.session" && key === "line_items")
    return wholeList(
      `/v1/checkout/sessions/${id}/line_items`,
      world.books.lines.get(id) ?? [],
    );
  if (object.object === "invoice" && key === "payments")
    return wholeList(
      `/v1/invoice_payments?invoice=${id}`,
      world.books
        .all("invoice_payment")
        .filter(({ invoice }) => invoice === id),
    );
  if (object.object === "charge" && key === "refunds")
    return wholeList(
      `/v1/charges/${id}/refunds`,
      world.books.all("refund").filter(({ charge }) => charge === id),
    );
  return key in object ? object[key] : undefined;
}

const isObject = (value: unknown): value is object =>
  typeof value === "object" && value !== null;

const copyOf = (object: object) => JSON.parse(JSON.stringify(object)) as Tree;
