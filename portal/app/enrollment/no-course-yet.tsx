import { Card, EmptyState, LinkButton } from "@throughline/ui";
import { GraduationCap } from "lucide-react";
import { useText } from "../messages/use-text.ts";

/** In place of courses: why there are none, and what can be looked at meanwhile. */
export function NoCourseYet() {
  const text = useText();
  return (
    <Card>
      <EmptyState
        icon={<GraduationCap aria-hidden />}
        title={text("home.emptyTitle")}
        action={
          <LinkButton href="/catalogue" variant="primary">
            {text("home.emptyAction")}
          </LinkButton>
        }
      >
        {text("home.empty")}
      </EmptyState>
    </Card>
  );
}
