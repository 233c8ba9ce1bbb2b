import type { ReactNode } from "react";
import { Link, type LinkProps } from "react-aria-components";
import { cn } from "./cn.ts";

/** A link in running text or a table cell. `quiet` takes the colour of its surroundings and underlines on hover. */
export function TextLink({
  quiet = false,
  className,
  children,
  ...rest
}: TextLinkProps) {
  const look = quiet
    ? "hover:underline"
    : "text-accent underline decoration-accent/30 hover:decoration-accent";
  return (
    <Link
      {...rest}
      className={cn("rounded-control underline-offset-3", look, className)}
    >
      {children}
    </Link>
  );
}

/** A link's properties plus `quiet`. */
export type TextLinkProps = Omit<
  LinkProps,
  "className" | "children" | "style"
> & {
  href: string;
  quiet?: boolean;
  children: ReactNode;
  className?: string;
};
