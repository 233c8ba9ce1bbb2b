import type { Tx } from "../transaction.ts";
import type { LockedProduct } from "./lock-product.ts";
import type { WantedComponent } from "./product.rules.ts";

/** Makes what a product bundles what is wanted. Who bought it before keeps what they bought. Answers whether anything changed. */
export async function writeComponents(
  tx: Tx,
  { id: productId, components: present }: LockedProduct,
  wanted: readonly WantedComponent[],
): Promise<boolean> {
  const isThere = (part: WantedComponent) =>
    present.some(
      ({ kind, units, validDays }) =>
        kind === part.kind &&
        units === part.units &&
        validDays === part.validDays,
    );
  if (present.length === wanted.length && wanted.every(isThere)) return false;
  await tx.db.productComponent.deleteMany({ where: { productId } });
  await tx.db.productComponent.createMany({
    data: wanted.map(({ kind, units, validDays }) => ({
      productId,
      kind,
      units,
      validDays,
    })),
  });
  return true;
}
