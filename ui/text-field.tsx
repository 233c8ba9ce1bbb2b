import type { InputHTMLAttributes } from "react";
import { cn } from "./cn.ts";
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
        <input
          type="text"
          {...input}
          {...control}
          className={cn(controlLook, input.type === "file" && fileLook)}
        />
      )}
    </Field>
  );
}

/** A file's name stands in the middle of the box, and what chooses one looks like it. */
const fileLook =
  "py-1 touch:py-2 file:me-2 file:font-medium file:text-accent file:underline file:underline-offset-3";

/** An <input>'s attributes plus label, description and error. */
export type TextFieldProps = FieldTexts &
  Omit<InputHTMLAttributes<HTMLInputElement>, "className">;
