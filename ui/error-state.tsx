import { CircleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "./cn.ts";

/** Something went wrong: `title` says what happened, `unchanged` what was not changed, `mend` what to do now. `reference` helps support. */
export function ErrorState({
  title,
  unchanged,
  mend,
  action,
  reference,
  className,
}: ErrorStateProps) {
  return (
    <div
      role="alert"
      className={cn(
        "flex flex-col items-center gap-1 px-4 py-10 text-center",
        className,
      )}
    >
      <span className="mb-2 grid size-10 place-items-center rounded-full bg-danger-soft text-danger">
        <CircleAlert aria-hidden className="size-5" />
      </span>
      <p className="text-base font-semibold">{title}</p>
      {unchanged !== undefined && (
        <p className="max-w-md text-sm text-pretty text-muted">{unchanged}</p>
      )}
      {mend !== undefined && (
        <p className="max-w-md text-sm text-pretty">{mend}</p>
      )}
      {action !== undefined && (
        <div className="mt-3 flex flex-wrap justify-center gap-2">{action}</div>
      )}
      {reference !== undefined && (
        <p className="mt-2 font-mono text-2xs text-muted">{reference}</p>
      )}
    </div>
  );
}

type ErrorStateProps = {
  title: string;
  unchanged?: ReactNode;
  mend?: ReactNode;
  action?: ReactNode;
  reference?: string;
  className?: string;
};
