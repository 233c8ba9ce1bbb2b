import { ArrowUpRight } from "lucide-react";
import type { ReactNode } from "react";
import { Link } from "react-aria-components";
import { cn } from "./cn.ts";
import { Highlight } from "./highlight.tsx";
import { useNumber } from "./use-number.ts";

/** A figure and what it counts. With `href` the whole of it leads to the rows behind the figure; it flashes when the figure changes. */
export function Stat({ label, value, hint, icon, href, className }: StatProps) {
  const { count } = useNumber();
  const shown = typeof value === "number" ? count(value) : value;
  const look = cn(
    "relative flex min-w-0 flex-col gap-1 rounded-panel border border-line bg-surface px-4 py-3",
    className,
  );
  const content = (
    <>
      <span className="flex items-start gap-1.5 text-xs text-muted [&_svg]:mt-px [&_svg]:size-3.5 [&_svg]:shrink-0">
        {icon}
        <span className="min-w-0">{label}</span>
        {href !== undefined && (
          <ArrowUpRight aria-hidden className="ms-auto opacity-60" />
        )}
      </span>
      <span className="text-2xl leading-8 font-semibold tracking-tight">
        <Highlight value={shown} />
      </span>
      {hint !== undefined && <span className="text-xs text-muted">{hint}</span>}
    </>
  );
  if (href === undefined) return <div className={look}>{content}</div>;
  return (
    <Link href={href} className={cn(look, "hover:border-line-strong")}>
      {content}
    </Link>
  );
}

type StatProps = {
  label: string;
  value: number | string;
  hint?: ReactNode;
  icon?: ReactNode;
  href?: string;
  className?: string;
};
