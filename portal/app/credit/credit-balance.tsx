import { Highlight, LinkButton } from "@throughline/ui";
import { useText } from "../messages/use-text.ts";

/** What is left of the student's credits, and the way to them. */
export function CreditBalance({
  left,
}: {
  left: Record<"PRIVATE" | "GROUP", number>;
}) {
  const text = useText();
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
      <LinkButton href="/credits" size="large">
        {text("credits.see")}
      </LinkButton>
      <p className="text-sm">
        <Highlight
          value={text("credits.left", {
            private: left.PRIVATE,
            group: left.GROUP,
          })}
        />
      </p>
    </div>
  );
}
