import type { Problem } from "@throughline/ui";
import type { BuilderAnswer } from "./builder.action.server.ts";
import type { BuilderDraft } from "./builder.query.ts";
import { idOfField, sectionOfField, type Section } from "./builder.sections.ts";

/** What a station's fields show: what was typed before what is kept, and what is wrong with it. */
export interface SectionValues {
  /** Of the last button; those that were mended since are gone. */
  problems: Problem[];
  valueOf: (name: string, kept: string | number | null) => string;
  isChecked: (name: string, kept: boolean) => boolean;
  errorOf: (name: string) => string | undefined;
}

/**
 * Reads what a station shows from its draft and from what its form was answered; `autosaved` is what it was answered since while it
 * kept itself, and `checks` shows what else stands against publishing.
 */
export function sectionValues(
  section: Section,
  { objections, content }: BuilderDraft,
  answer: BuilderAnswer | undefined,
  autosaved: BuilderAnswer | undefined,
  checks: boolean,
): SectionValues {
  const own = answer?.form === section ? answer : undefined;
  const typed = own && Object.keys(own.typed).length > 0 ? own.typed : null;
  const withIds = (problems: readonly Problem[]) =>
    problems.map(({ field, message }) => ({
      field: idOfField(field ?? "", content.steps),
      message,
    }));
  const latest = withIds((autosaved ?? own)?.problems ?? []);
  const isStill = ({ field, message }: Problem) =>
    latest.some((one) => one.field === field && one.message === message);
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
  const all = [...latest, ...standing];
  return {
    problems: withIds(own?.problems ?? []).filter(isStill),
    valueOf: (name, kept) => typed?.[name] ?? String(kept ?? ""),
    isChecked: (name, kept) => (typed ? typed[name] === "yes" : kept),
    errorOf: (name) => all.find(({ field }) => field === name)?.message,
  };
}
