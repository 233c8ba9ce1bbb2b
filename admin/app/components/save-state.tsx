import { LinkButton } from "@throughline/ui";
import type { Problem } from "@throughline/ui";
import { useLocation } from "@remix-run/react";
import type { SaveState } from "../course/use-autosave.ts";
import { useText } from "../messages/use-text.ts";

/** Says whether what is typed is kept, and where it is not, why; `problems` are those of the last try. */
export function SaveStateLine({
  state,
  problems,
}: {
  state: SaveState;
  problems: Problem[];
}) {
  const text = useText();
  const { pathname, search } = useLocation();
  const [problem] = problems;
  const words =
    state === "refused" && problem
      ? problem.field && problem.field !== "revision"
        ? text("builder.mendMarked")
        : text("builder.notKept", { reason: problem.message })
      : text(
          state === "saving"
            ? "builder.saving"
            : state === "unsaved"
              ? "builder.unsaved"
              : "builder.saved",
        );
  return (
    <div className="flex min-h-7 flex-wrap items-center gap-2">
      <p role="status" className="text-xs text-muted">
        {words}
      </p>
      {state === "refused" && problem?.field === "revision" && (
        <LinkButton size="small" href={pathname + search}>
          {text("builder.reload")}
        </LinkButton>
      )}
    </div>
  );
}
