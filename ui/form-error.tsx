import { CircleAlert } from "lucide-react";
import { useEffect, useId, useRef, type MouseEvent } from "react";
import { useWords } from "./words.tsx";

/**
 * The summary above a form that was refused: takes focus when it appears or its problems change, and links each
 * problem to its field (`field` is the field's id or name). Nothing when there are no problems.
 */
export function FormError({ title, problems }: FormErrorProps) {
  const words = useWords();
  const summary = useRef<HTMLDivElement>(null);
  const id = useId();
  const told = problems.map((problem) => problem.message).join("\n");
  useEffect(() => {
    if (told !== "") summary.current?.focus();
  }, [told]);
  if (problems.length === 0) return null;
  return (
    <div
      ref={summary}
      role="group"
      tabIndex={-1}
      aria-labelledby={id}
      className="flex gap-2 rounded-control border border-danger/40 bg-danger-soft p-3 text-sm"
    >
      <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0 text-danger" />
      <div>
        <p id={id} className="font-medium text-danger">
          {title ?? words.fixErrors}
        </p>
        <ul className="mt-1 list-disc ps-4">
          {problems.map((problem) => (
            <li
              key={`${problem.field} ${problem.message}`}
              className="relative py-1 touch:py-3"
            >
              {!problem.field ? (
                problem.message
              ) : (
                <a
                  href={`#${problem.field}`}
                  onClick={(click) => goToField(click, problem.field ?? "")}
                  // All of its line can be hit, with what is around it.
                  className="underline underline-offset-3 after:absolute after:inset-0"
                >
                  {problem.message}
                </a>
              )}
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}

/** The field has the focus then, not the page only another scroll; it is known by its id, or in its own form by its name. */
function goToField(click: MouseEvent<HTMLAnchorElement>, field: string) {
  const form = click.currentTarget.closest("form");
  const named = form?.elements.namedItem(field);
  const found =
    document.getElementById(field) ??
    (named instanceof RadioNodeList ? named[0] : named);
  if (!(found instanceof HTMLElement)) return;
  click.preventDefault();
  found.focus();
  found.scrollIntoView({ block: "nearest" });
}

/** What went wrong, in words that name the mend; `field` is the id or name of the field to go to, empty where it is about none. */
export type Problem = { field?: string; message: string };

type FormErrorProps = { title?: string; problems: Problem[] };
