import type { FieldMetadata } from "@conform-to/react";
import type { Problem } from "@throughline/ui";

/** What a text field of ours takes from a form's field: its name and id, what was typed, what is wrong with it. */
export function textFieldProps(field: FieldMetadata<string | undefined>) {
  return {
    id: field.id,
    name: field.name,
    dir: "auto",
    defaultValue: field.initialValue,
    error: field.errors?.[0],
  };
}

/** All that is wrong with the fields, for the summary above their form. */
export function problemsOf(
  fields: readonly FieldMetadata<string | undefined>[],
): Problem[] {
  return fields.flatMap(({ id, errors = [] }) =>
    errors.map((message) => ({ field: id, message })),
  );
}
