import { Check, Minus } from "lucide-react";
import {
  useEffect,
  useId,
  useRef,
  type InputHTMLAttributes,
  type ReactNode,
} from "react";
import { cn } from "./cn.ts";
import { FieldError } from "./field-error.tsx";

/** A native checkbox with its label. `mixed` shows "some of them" (for "select all"); `hideLabel` keeps the label for screen readers. */
export function Checkbox({
  label,
  description,
  error,
  mixed = false,
  hideLabel,
  className,
  ...input
}: CheckboxProps) {
  const box = useRef<HTMLInputElement>(null);
  const id = useId();
  useEffect(() => {
    if (box.current) box.current.indeterminate = mixed;
  }, [mixed]);
  return (
    <div className={cn("flex flex-col gap-1", className)}>
      <label className="inline-flex items-start gap-2 has-disabled:opacity-50 touch:min-h-11 touch:items-center">
        <span className="relative mt-0.5 inline-grid size-4 shrink-0 place-items-center touch:mt-0 touch:size-5">
          <input
            {...input}
            ref={box}
            type="checkbox"
            aria-describedby={
              description === undefined && error === undefined ? undefined : id
            }
            aria-invalid={error === undefined ? undefined : true}
            className={cn(
              "peer absolute inset-0 appearance-none rounded-control border border-line-strong bg-surface",
              "checked:border-transparent checked:bg-accent-solid indeterminate:border-transparent indeterminate:bg-accent-solid",
              "aria-invalid:border-danger",
            )}
          />
          <Check
            aria-hidden
            className="pointer-events-none relative hidden size-3 text-on-accent peer-checked:block peer-indeterminate:hidden"
            strokeWidth={3}
          />
          <Minus
            aria-hidden
            className="pointer-events-none relative hidden size-3 text-on-accent peer-indeterminate:block"
            strokeWidth={3}
          />
        </span>
        <span className={cn("text-sm", hideLabel && "sr-only")}>{label}</span>
      </label>
      {(description !== undefined || error !== undefined) && (
        <div id={id} className="ps-6 text-xs text-muted">
          {description}
          <FieldError>{error}</FieldError>
        </div>
      )}
    </div>
  );
}

/** An <input type=checkbox>'s attributes plus label, description, error and `mixed`. */
export type CheckboxProps = {
  label: ReactNode;
  description?: ReactNode;
  error?: string;
  mixed?: boolean;
  hideLabel?: boolean;
  className?: string;
} & Omit<InputHTMLAttributes<HTMLInputElement>, "className" | "type">;
