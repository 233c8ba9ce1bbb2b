import { useText } from "../messages/use-text.ts";

/** Whether Stripe has a product as it is here; where it has not, why. */
export function MirrorState({
  product: { mirroredAt, lastError, stripeProductId },
}: {
  product: {
    mirroredAt: string | null;
    lastError: string | null;
    stripeProductId: string | null;
  };
}) {
  const text = useText();
  if (lastError !== null)
    return (
      <span className="text-danger">
        {text("built.mirrorFailed", { reason: lastError })}
      </span>
    );
  return (
    <span>
      {text(mirroredAt === null ? "built.mirroring" : "built.mirrored")}
      {stripeProductId && (
        <code className="ms-2 text-xs text-muted wrap-anywhere">
          {stripeProductId}
        </code>
      )}
    </span>
  );
}
