import { CircleAlert } from "lucide-react";
import type { ReactNode } from "react";

/** One field's error, below the field; nothing when there is none. */
export function FieldError({
  id,
  children,
}: {
  id?: string;
  children?: ReactNode;
}) {
  if (children === undefined || children === null || children === "")
    return null;
  return (
    <p
      id={id}
      className="flex items-start gap-1 text-xs font-medium text-danger"
    >
      <CircleAlert aria-hidden className="mt-0.5 size-3 shrink-0" />
      <span>{children}</span>
    </p>
  );
}
