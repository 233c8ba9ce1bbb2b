import { Link } from "@remix-run/react";
import { buttonLook, type ButtonLook } from "@throughline/ui";

/** Goes to another view of the same page, such as a dialog over it, and leaves the scroll where it is. */
export function StayButton({
  to,
  variant,
  label,
  children,
}: {
  to: string;
  /** For screen readers, where the words alone do not say of what. */
  label?: string;
  children: string;
} & Pick<ButtonLook, "variant">) {
  return (
    <Link
      to={to}
      preventScrollReset
      aria-label={label}
      className={buttonLook({ variant, size: "small" })}
    >
      {children}
    </Link>
  );
}
