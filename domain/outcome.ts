/** Why a command did not do what it was asked, in words for the one who asked. `field` names the input at fault. */
export type Refusal =
  | { kind: "notFound"; field: string; message: string }
  | { kind: "refused"; field: string; message: string };

/** Nothing with that id, or nothing that this viewer may see. */
export const notFound = (field: string, what: string): Refusal => ({
  kind: "notFound",
  field,
  message: `There is no such ${what}.`,
});

/** Understood, and not allowed as things stand. */
export const refused = (field: string, message: string): Refusal => ({
  kind: "refused",
  field,
  message,
});

/** True for what a command answers instead of doing what it was asked. */
export const isRefusal = (outcome: unknown): outcome is Refusal =>
  typeof outcome === "object" &&
  outcome !== null &&
  "kind" in outcome &&
  (outcome.kind === "notFound" || outcome.kind === "refused");
