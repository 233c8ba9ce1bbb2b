import { cn } from "./cn.ts";

/** A person as their initials; decoration only, so write the name beside it. */
export function Avatar({
  name,
  size = "medium",
  className,
}: {
  name: string;
  size?: "small" | "medium" | "large";
  className?: string;
}) {
  return (
    <span
      aria-hidden
      className={cn(
        "inline-grid shrink-0 place-items-center rounded-full bg-accent-soft font-medium text-accent select-none",
        sizes[size],
        className,
      )}
    >
      {initials(name)}
    </span>
  );
}

const sizes = {
  small: "size-5 text-[9px]",
  medium: "size-7 text-2xs",
  large: "size-10 text-sm",
};

/** The first letters of the first and the last name, whatever the script. */
function initials(name: string): string {
  const names = name.trim().split(/\s+/);
  const letters = [names[0], names.length > 1 ? names.at(-1) : undefined].map(
    (word) => [...(word ?? "")][0] ?? "",
  );
  return letters.map(capital).join("") || "?";
}

/** Only where the script writes names with capitals; Georgian, for one, has them but does not. */
function capital(letter: string): string {
  return /\p{Script=Georgian}/u.test(letter) ? letter : letter.toUpperCase();
}
