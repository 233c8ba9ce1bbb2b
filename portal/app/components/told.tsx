import { PageHeader } from "@throughline/ui";
import type { ReactNode } from "react";

/** A page that only says something; `children` is where one can go on from it. */
export function Told({
  title,
  says,
  children,
}: {
  title: string;
  says: string;
  children: ReactNode;
}) {
  return (
    <>
      <div role="status">
        <PageHeader title={title} description={says} />
      </div>
      <div className="flex flex-wrap gap-2">{children}</div>
    </>
  );
}
