import { useId, type ReactNode } from "react";
import { cn } from "./cn.ts";
import { FieldError } from "./field-error.tsx";
import { useWords } from "./words.tsx";

/** What every form field shares: a label, an optional explanation, and an error that names the mend. */
export type FieldTexts = {
  label: string;
  description?: ReactNode;
  error?: string;
  hideLabel?: boolean;
  className?: string;
};

/** What a field's control must carry so that label, explanation and error belong to it. */
type ControlProps = {
  id: string;
  required?: boolean;
  "aria-describedby"?: string;
  "aria-invalid"?: true;
};

/** The frame around one control. `children` draws the control from the properties it is given. */
export function Field({
  id,
  required,
  label,
  description,
  error,
  hideLabel,
  className,
  children,
}: FieldProps) {
  const words = useWords();
  const generated = useId();
  const own = id ?? generated;
  const described = [
    description !== undefined && `${own}-description`,
    error !== undefined && `${own}-error`,
  ].filter(Boolean);
  return (
    <div className={cn("flex flex-col gap-1", className)}>
      <label
        htmlFor={own}
        className={cn("text-sm font-medium", hideLabel && "sr-only")}
      >
        {label}
        {required && (
          <span className="font-normal text-muted"> ({words.required})</span>
        )}
      </label>
      {description !== undefined && (
        <p id={`${own}-description`} className="text-xs text-muted">
          {description}
        </p>
      )}
      {children({
        id: own,
        required,
        "aria-describedby": described.join(" ") || undefined,
        "aria-invalid": error === undefined ? undefined : true,
      })}
      <FieldError id={`${own}-error`}>{error}</FieldError>
    </div>
  );
}

type FieldProps = FieldTexts & {
  id?: string;
  required?: boolean;
  children: (control: ControlProps) => ReactNode;
};

/** The classes of a box that one types into; 16 px text under a finger, so that phones do not zoom. */
export const controlLook = cn(
  "w-full rounded-control border border-line-strong bg-surface px-2.5 text-ink placeholder:text-muted",
  "h-8 text-sm touch:h-11 touch:text-base",
  "focus-visible:border-accent focus-visible:outline-offset-0 aria-invalid:border-danger",
  "disabled:cursor-not-allowed disabled:bg-sunken disabled:text-muted",
);
