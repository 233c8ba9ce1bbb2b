import { ChevronRight } from "lucide-react";
import type { ReactNode } from "react";
import { Link } from "react-aria-components";
import { cn } from "./cn.ts";
import { useWords } from "./words.tsx";

/** The top of a page: where it belongs, a heading that answers the page's question, and what can be done here. */
export function PageHeader({
  title,
  description,
  trail = [],
  actions,
  className,
}: PageHeaderProps) {
  return (
    <header className={cn("flex flex-col gap-1", className)}>
      {trail.length > 0 && <Breadcrumb trail={trail} />}
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <div className="min-w-0">
          <h1 className="text-xl leading-7 font-semibold tracking-tight wrap-anywhere">
            {title}
          </h1>
          {description !== undefined && (
            <div className="text-sm text-muted">{description}</div>
          )}
        </div>
        {actions !== undefined && (
          <div className="flex flex-wrap items-center gap-2">{actions}</div>
        )}
      </div>
    </header>
  );
}

function Breadcrumb({ trail }: { trail: Crumb[] }) {
  const words = useWords();
  return (
    <nav aria-label={words.breadcrumb}>
      <ol className="flex flex-wrap items-center text-xs text-muted">
        {trail.map((crumb) => (
          <li key={crumb.href} className="group flex items-center">
            <Link
              href={crumb.href}
              className="inline-flex min-h-6 items-center rounded-control hover:text-ink hover:underline touch:min-h-11"
            >
              {crumb.label}
            </Link>
            <ChevronRight
              aria-hidden
              className="mx-1 size-3 group-last:hidden rtl:rotate-180"
            />
          </li>
        ))}
      </ol>
    </nav>
  );
}

/** A page above this one. */
export type Crumb = { href: string; label: string };

type PageHeaderProps = {
  title: ReactNode;
  description?: ReactNode;
  trail?: Crumb[];
  actions?: ReactNode;
  className?: string;
};
