import { useId } from "react";
import { cn } from "./cn.ts";
import { FieldError } from "./field-error.tsx";
import type { FieldTexts } from "./field.tsx";
import type { Option } from "./select-field.tsx";
import { useWords } from "./words.tsx";

/** One choice of a few, all visible, as native radio buttons in a fieldset. */
export function RadioGroup({
  label,
  description,
  error,
  hideLabel,
  className,
  name,
  options,
  ...choice
}: RadioGroupProps) {
  const words = useWords();
  const id = useId();
  return (
    <fieldset
      className={cn("flex flex-col gap-1", className)}
      aria-describedby={`${id}-texts`}
    >
      <legend
        className={cn("mb-1 text-sm font-medium", hideLabel && "sr-only")}
      >
        {label}
        {choice.required && (
          <span className="font-normal text-muted"> ({words.required})</span>
        )}
      </legend>
      <div className="flex flex-col gap-2 touch:gap-0">
        {options.map((option) => (
          <Radio key={option.value} {...{ name, option }} {...choice} />
        ))}
      </div>
      <div id={`${id}-texts`} className="text-xs text-muted">
        {description}
        <FieldError>{error}</FieldError>
      </div>
    </fieldset>
  );
}

function Radio({
  name,
  option,
  required,
  defaultValue,
  value,
  onChange,
}: RadioProps) {
  return (
    <label className="flex items-start gap-2 has-disabled:opacity-50 touch:min-h-11 touch:items-center">
      <input
        type="radio"
        name={name}
        value={option.value}
        required={required}
        disabled={option.disabled}
        defaultChecked={
          value === undefined && defaultValue !== undefined
            ? defaultValue === option.value
            : undefined
        }
        checked={value === undefined ? undefined : value === option.value}
        onChange={onChange && (() => onChange(option.value))}
        className={cn(
          "mt-0.5 size-4 shrink-0 appearance-none rounded-full border border-line-strong bg-surface touch:mt-0 touch:size-5",
          "checked:border-5 checked:border-accent-solid touch:checked:border-6",
        )}
      />
      <span className="text-sm">
        {option.label}
        {option.description !== undefined && (
          <span className="block text-xs text-muted">{option.description}</span>
        )}
      </span>
    </label>
  );
}

type Choice = {
  required?: boolean;
  defaultValue?: string;
  value?: string;
  onChange?: (value: string) => void;
};
type RadioProps = Choice & { name: string; option: Option };

/** A name, the options, and either `defaultValue` (the form keeps it) or `value` with `onChange`. */
export type RadioGroupProps = FieldTexts &
  Choice & { name: string; options: Option[] };
