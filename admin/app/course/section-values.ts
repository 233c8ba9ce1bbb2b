import type { Problem } from "@throughline/ui";
import type { BuilderAnswer } from "./builder.action.server.ts";
import type { BuilderDraft } from "./builder.query.ts";
import { idOfField, sectionOfField, type Section } from "./builder.sections.ts";

/** What a station's fields show: what was typed before what is kept, and what is wrong with it. */
export interface SectionValues {
  problems: Problem[];
  valueOf: (name: string, kept: string | number | null) => string;
  isChecked: (name: string, kept: boolean) => boolean;
  errorOf: (name: string) => string | undefined;
}

/** Reads what a station shows from its draft and from what its form was answered; `checks` shows what else stands against publishing. */
export function sectionValues(
  section: Section,
  { objections, content }: BuilderDraft,
  answer: BuilderAnswer | undefined,
  checks: boolean,
): SectionValues {
  const own = answer?.form === section ? answer : undefined;
  const typed = own && Object.keys(own.typed).length > 0 ? own.typed : null;
  const refused = (own?.problems ?? []).map(({ field, message }) => ({
    field: idOfField(field ?? "", content.steps),
    message,
  }));
  const standing = checks
    ? objections
        .filter(
          ({ severity, field }) =>
            severity === "ERROR" && sectionOfField(field) === section,
        )
        .map(({ field, message }) => ({
          field: idOfField(field, content.steps),
          message,
        }))
    : [];
  const all = [...refused, ...standing];
  return {
    problems: refused,
    valueOf: (name, kept) => typed?.[name] ?? String(kept ?? ""),
    isChecked: (name, kept) => (typed ? typed[name] === "yes" : kept),
    errorOf: (name) => all.find(({ field }) => field === name)?.message,
  };
}
