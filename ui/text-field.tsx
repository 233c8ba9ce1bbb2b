import type { InputHTMLAttributes } from "react";
import { controlLook, Field, type FieldTexts } from "./field.tsx";

/** A one-line text input in its frame. Takes every <input> attribute; give `defaultValue` to keep what was typed after a failure. */
export function TextField({
  label,
  description,
  error,
  hideLabel,
  className,
  id,
  required,
  ...input
}: TextFieldProps) {
  return (
    <Field
      {...{ label, description, error, hideLabel, className, id, required }}
    >
      {(control) => (
        <input type="text" {...input} {...control} className={controlLook} />
      )}
    </Field>
  );
}

/** An <input>'s attributes plus label, description and error. */
export type TextFieldProps = FieldTexts &
  Omit<InputHTMLAttributes<HTMLInputElement>, "className">;
