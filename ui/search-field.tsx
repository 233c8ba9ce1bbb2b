import { Search } from "lucide-react";
import { useRef, type InputHTMLAttributes } from "react";
import { cn } from "./cn.ts";
import { controlLook, Field } from "./field.tsx";
import { KeyHint } from "./key-hint.tsx";
import { useHotkey } from "./use-hotkey.ts";

/** A search input; pressing `/` anywhere on the page jumps into it. Put it into a GET form so that it works without JavaScript. */
export function SearchField({
  label,
  className,
  id,
  ...input
}: SearchFieldProps) {
  const box = useRef<HTMLInputElement>(null);
  useHotkey("/", () => box.current?.select());
  return (
    <Field label={label} id={id} hideLabel className={className}>
      {(control) => (
        <div className="group relative">
          <Search
            aria-hidden
            className="pointer-events-none absolute inset-y-0 start-2.5 my-auto size-4 text-muted"
          />
          <input
            type="search"
            placeholder={label}
            {...input}
            {...control}
            ref={box}
            className={cn(controlLook, "border-line ps-8 pe-8")}
          />
          <KeyHint
            keys="/"
            className="pointer-events-none absolute inset-y-0 end-2 my-auto group-focus-within:hidden group-has-[input:not(:placeholder-shown)]:hidden touch:hidden"
          />
        </div>
      )}
    </Field>
  );
}

/** An <input type=search>'s attributes plus its label, which is also the placeholder. */
export type SearchFieldProps = { label: string; className?: string } & Omit<
  InputHTMLAttributes<HTMLInputElement>,
  "className" | "type"
>;
