import type { ReactNode } from "react";
import { Link } from "react-aria-components";
import { cn } from "./cn.ts";

/** A count inside the picture of a flow: a link to its rows, plain text where they cannot be listed. */
export function FlowCount({
  href,
  className,
  children,
}: {
  href: string | undefined;
  className?: string;
  children: ReactNode;
}) {
  const look = cn(
    "inline-flex min-h-6 items-center gap-1.5 rounded-control text-xs text-muted",
    className,
  );
  if (href === undefined) return <span className={look}>{children}</span>;
  return (
    <Link href={href} className={cn(look, "hover:underline touch:min-h-11")}>
      {children}
    </Link>
  );
}
