import type { ReactNode } from "react";

/** Says that something went well, on the page where one goes on. */
export function Notice({ children }: { children: ReactNode }) {
  return (
    <p role="status" className="rounded-control bg-accent-soft p-3 text-sm">
      {children}
    </p>
  );
}
