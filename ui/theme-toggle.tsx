import { Monitor, Moon, Sun, type LucideIcon } from "lucide-react";
import { useSyncExternalStore } from "react";
import { Button } from "react-aria-components";
import { cn } from "./cn.ts";
import { useWords, type Words } from "./words.tsx";

/** The reader's choice of theme; "system" follows the device. */
export type Theme = "system" | "light" | "dark";

/** Light, dark, or as the system. Sets `data-theme` on <html> at once and remembers it for a year in the cookie `theme`. */
export function ThemeToggle({ className }: { className?: string }) {
  const words = useWords();
  const theme = useSyncExternalStore(
    watchTheme,
    readTheme,
    () => "system" as const,
  );
  return (
    <div
      role="group"
      aria-label={words.theme}
      className={cn(
        "inline-flex rounded-control border border-line p-0.5",
        className,
      )}
    >
      {choices.map(({ value, word, icon: Icon }) => (
        <Button
          key={value}
          aria-label={words[word]}
          aria-pressed={theme === value}
          onPress={() => chooseTheme(value)}
          className="grid size-6 place-items-center rounded-control text-muted aria-pressed:bg-sunken aria-pressed:text-ink touch:size-11"
        >
          <Icon aria-hidden className="size-3.5" />
        </Button>
      ))}
    </div>
  );
}

/** The theme in a request's Cookie header, for the server to write as `data-theme` (leave the attribute out for "system"). */
export function themeOfCookie(cookieHeader: string | null): Theme {
  const value = /(?:^|;\s*)theme=(light|dark)(?:;|$)/.exec(
    cookieHeader ?? "",
  )?.[1];
  return value === "light" || value === "dark" ? value : "system";
}

const choices: { value: Theme; word: keyof Words; icon: LucideIcon }[] = [
  { value: "system", word: "themeSystem", icon: Monitor },
  { value: "light", word: "themeLight", icon: Sun },
  { value: "dark", word: "themeDark", icon: Moon },
];

function chooseTheme(theme: Theme): void {
  document.cookie = `theme=${theme}; path=/; max-age=31536000; samesite=lax`;
  if (theme === "system") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
}

function readTheme(): Theme {
  const value = document.documentElement.dataset.theme;
  return value === "light" || value === "dark" ? value : "system";
}

function watchTheme(listener: () => void): () => void {
  const observer = new MutationObserver(listener);
  observer.observe(document.documentElement, {
    attributeFilter: ["data-theme"],
  });
  return () => observer.disconnect();
}
