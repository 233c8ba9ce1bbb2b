import { Check } from "lucide-react";
import type { ReactNode } from "react";

/** Things that one gets, each with a check mark before it. */
export function CheckList({
  items,
}: {
  items: { key: string; content: ReactNode }[];
}) {
  return (
    <ul className="flex flex-col gap-1 text-sm">
      {items.map(({ key, content }) => (
        <li key={key} className="flex items-start gap-2">
          <Check aria-hidden className="mt-0.5 size-4 shrink-0 text-accent" />
          <span>{content}</span>
        </li>
      ))}
    </ul>
  );
}
