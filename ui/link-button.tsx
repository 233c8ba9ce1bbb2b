import type { ReactNode } from "react";
import { Link, type LinkProps } from "react-aria-components";
import { buttonLook, type ButtonLook } from "./button.tsx";
import { cn } from "./cn.ts";

/** Goes somewhere and looks like a button: an <a>, so it works without JavaScript and opens in a new tab when asked. */
export function LinkButton({
  variant,
  size,
  icon,
  className,
  children,
  ...rest
}: LinkButtonProps) {
  return (
    <Link {...rest} className={cn(buttonLook({ variant, size }), className)}>
      {icon}
      {children}
    </Link>
  );
}

/** A link's properties (`href`, `target`, `download` …) plus look and icon. */
export type LinkButtonProps = Omit<
  LinkProps,
  "className" | "children" | "style"
> &
  ButtonLook & {
    href: string;
    children: ReactNode;
    icon?: ReactNode;
    className?: string;
  };
