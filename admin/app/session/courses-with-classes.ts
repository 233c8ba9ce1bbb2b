import type { ResultOf } from "@throughline/web/graphql";
import type { SessionChoicesQuery } from "./session.queries.ts";

/** The courses that have steps which are taken in a class, with these steps alone. Archived ones are left out. */
export const coursesWithClasses = ({
  courses,
}: ResultOf<typeof SessionChoicesQuery>) =>
  courses.edges
    .map(({ node }) => ({
      ...node,
      steps: node.steps.filter(({ kind }) => kind === "SESSION"),
    }))
    .filter(({ state, steps }) => state !== "ARCHIVED" && steps.length > 0);
