import { recordEvent } from "../event/record.ts";
import { notFound, refused, type Refusal } from "../outcome.ts";
import type { Tx } from "../transaction.ts";
import { lockProduct, type LockedProduct } from "./lock-product.ts";
import { faultOfComponents, type WantedComponent } from "./product.rules.ts";
import { tellStripe } from "./tell-stripe.ts";
import { writeComponents } from "./write-components.ts";

export interface ProductDraft {
  /** Null for a new one. */
  productId: string | null;
  kind: "CREDITS" | "LICENSE";
  name: string;
  description: string;
  /** LICENSE: the course whose places it gives. */
  courseId: string | null;
  /** Credits; the access to a license's course goes without saying. */
  components: readonly WantedComponent[];
}

/** Writes a package of credits or a license: a new one as a draft. What is sold already is changed for who buys it from now on. */
export async function saveProduct(
  tx: Tx,
  { productId, ...wanted }: ProductDraft,
  now: Date,
): Promise<{ kind: "saved" | "unchanged"; productId: string } | Refusal> {
  const before = productId === null ? null : await lockProduct(tx, productId);
  if (productId !== null && !before) return notFound("productId", "product");
  const objection = await objectionTo(tx, before, wanted);
  if (objection) return objection;

  const { name, description, kind, courseId } = wanted;
  const product =
    before ??
    (await tx.db.product.create({
      data: { kind, name, description, courseId, createdAt: now },
      include: { components: true, prices: true },
    }));
  const { id } = product;
  const hasOtherParts = await writeComponents(tx, product, partsOf(wanted));
  const isSame =
    before &&
    !hasOtherParts &&
    before.name === name &&
    before.description === description;
  if (isSame) return { kind: "unchanged", productId: id };
  await tx.db.product.update({ where: { id }, data: { name, description } });
  recordEvent(tx, {
    type: "product.changed",
    occurredAt: now,
    courseId,
    payload: { productId: id, kind, name, isNew: before === null },
  });
  if (product.state !== "DRAFT") await tellStripe(tx, id);
  return { kind: "saved", productId: id };
}

type Wanted = Omit<ProductDraft, "productId">;

const partsOf = ({ kind, components }: Wanted): WantedComponent[] =>
  kind === "LICENSE"
    ? [{ kind: "COURSE_ACCESS", units: 1, validDays: null }, ...components]
    : [...components];

async function objectionTo(
  tx: Tx,
  before: LockedProduct | null,
  { kind, courseId, components }: Wanted,
): Promise<Refusal | null> {
  if (before && before.kind !== kind)
    return refused("kind", "A product stays of its kind. Make another one.");
  if (before && before.courseId !== courseId)
    return refused("courseId", "A license stays with its course.");
  const fault = faultOfComponents(kind, components);
  if (fault) return refused(fault.field, fault.message);
  if (kind === "CREDITS")
    return courseId === null
      ? null
      : refused("courseId", "A package of credits belongs to no course.");
  if (courseId === null)
    return refused("courseId", "Choose the course whose places it gives.");
  const course = await tx.db.course.findUnique({ where: { id: courseId } });
  return course ? null : notFound("courseId", "course");
}
