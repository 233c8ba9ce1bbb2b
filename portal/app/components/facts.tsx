import type { ReactNode } from "react";

/** What is known of a thing: names and values, one under the other on a phone. Facts without a value are left out. */
export function Facts({
  facts,
}: {
  facts: { name: string; value: ReactNode }[];
}) {
  return (
    <dl className="flex flex-col gap-3 text-sm sm:gap-2">
      {facts
        .filter(({ value }) => value !== null && value !== undefined)
        .map(({ name, value }) => (
          <div key={name} className="sm:grid sm:grid-cols-[10rem_1fr] sm:gap-3">
            <dt className="text-muted">{name}</dt>
            <dd className="min-w-0 wrap-anywhere">{value}</dd>
          </div>
        ))}
    </dl>
  );
}
