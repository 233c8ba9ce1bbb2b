import type { ShownStep } from "@throughline/web/course/course-steps.tsx";
import type { BuilderDraft, Chooser } from "./builder.query.ts";

/** A draft's steps as the course's page shows them once it is published: with the classes that are still to come by then. */
export function shownSteps(
  { content }: Pick<BuilderDraft, "content">,
  partners: Chooser["partners"],
  now: number,
): ShownStep[] {
  return content.steps.map(({ key, partnerId, options, ...step }) => ({
    ...step,
    id: key,
    partner:
      (step.kind === "PARTNER" &&
        partners.find(({ id }) => id === partnerId)) ||
      null,
    classes: options
      .flatMap(({ change, session }) =>
        session && change !== "REMOVED" ? session : [],
      )
      .filter(
        ({ state, startsAt }) =>
          state === "SCHEDULED" && Date.parse(startsAt) > now,
      )
      .toSorted((one, other) => one.startsAt.localeCompare(other.startsAt)),
  }));
}
