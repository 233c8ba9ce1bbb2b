import { cn } from "./cn.ts";

/** The keys of a shortcut, as small caps: `keys="⌘ K"` shows two. */
export function KeyHint({
  keys,
  className,
}: {
  keys: string;
  className?: string;
}) {
  return (
    <span className={cn("inline-flex h-fit gap-0.5", className)}>
      {keys.split(" ").map((key) => (
        <kbd
          key={key}
          className="min-w-4.5 rounded-control border border-line bg-sunken px-1 text-center font-sans text-2xs text-muted"
        >
          {key}
        </kbd>
      ))}
    </span>
  );
}
