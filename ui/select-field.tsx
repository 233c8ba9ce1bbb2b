import { ChevronDown } from "lucide-react";
import type { SelectHTMLAttributes } from "react";
import { cn } from "./cn.ts";
import { controlLook, Field, type FieldTexts } from "./field.tsx";

/** One choice of several, as the platform's own <select>: a phone shows its wheel, and it works without JavaScript. */
export function SelectField({
  options,
  label,
  description,
  error,
  hideLabel,
  className,
  id,
  required,
  ...select
}: SelectFieldProps) {
  return (
    <Field
      {...{ label, description, error, hideLabel, className, id, required }}
    >
      {(control) => (
        <div className="relative">
          <select
            {...select}
            {...control}
            className={cn(controlLook, "appearance-none pe-8")}
          >
            {options.map((option) => (
              <option
                key={option.value}
                value={option.value}
                disabled={option.disabled}
                className="bg-raised text-ink"
              >
                {option.label}
              </option>
            ))}
          </select>
          <ChevronDown
            aria-hidden
            className="pointer-events-none absolute inset-y-0 end-2.5 my-auto size-4 text-muted"
          />
        </div>
      )}
    </Field>
  );
}

/** A choice: the value that is sent and the words that are shown. */
export type Option = {
  value: string;
  label: string;
  description?: string;
  disabled?: boolean;
};

/** A <select>'s attributes plus options, label, description and error. */
export type SelectFieldProps = FieldTexts & { options: Option[] } & Omit<
    SelectHTMLAttributes<HTMLSelectElement>,
    "className" | "children"
  >;
