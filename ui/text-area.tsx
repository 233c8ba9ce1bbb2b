import type { TextareaHTMLAttributes } from "react";
import { cn } from "./cn.ts";
import { controlLook, Field, type FieldTexts } from "./field.tsx";

/** A text input of several lines that grows with its content where the browser can. */
export function TextArea({
  label,
  description,
  error,
  hideLabel,
  className,
  id,
  required,
  ...area
}: TextAreaProps) {
  return (
    <Field
      {...{ label, description, error, hideLabel, className, id, required }}
    >
      {(control) => (
        <textarea
          rows={3}
          {...area}
          {...control}
          className={cn(
            controlLook,
            "field-sizing-content h-auto min-h-20 py-1.5 touch:h-auto",
          )}
        />
      )}
    </Field>
  );
}

/** A <textarea>'s attributes plus label, description and error. */
export type TextAreaProps = FieldTexts &
  Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, "className">;
