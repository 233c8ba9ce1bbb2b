import { useFetcher } from "@remix-run/react";
import { CommandPalette, type Command } from "@throughline/ui";
import { BookOpen, UserPlus, UserRound } from "lucide-react";
import { useEffect, useState } from "react";
import { useText } from "../messages/use-text.ts";
import type { loader as searchLoader } from "../resources/search.ts";
import { places } from "./places.ts";
import { useStaff } from "./staff.ts";

const PAUSE_MS = 150;

/** ⌘K: every page, every course, what can be done, and people found by name or address. */
export function Palette({
  isOpen,
  onOpenChange,
}: {
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
}) {
  const [query, setQuery] = useState("");
  return (
    <CommandPalette
      commands={useCommands()}
      found={useFoundPeople(query)}
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      onQuery={setQuery}
    />
  );
}

function useCommands(): Command[] {
  const text = useText();
  const courses = useStaff()?.courses ?? [];
  return [
    ...places.map(({ href, label, icon: Icon, letter }) => ({
      id: href,
      label: text(label),
      keys: `G ${letter.toUpperCase()}`,
      icon: <Icon aria-hidden />,
      href,
    })),
    {
      id: "enroll",
      label: text("enroll.title"),
      icon: <UserPlus aria-hidden />,
      href: "/students/new",
    },
    ...courses.map(({ id, code, title }) => ({
      id,
      label: title,
      hint: text("nav.pipelineOf", { code }),
      icon: <BookOpen aria-hidden />,
      href: `/pipeline/${encodeURIComponent(code)}`,
    })),
  ];
}

/** Asks when typing pauses; the answer to an older question is not shown. */
function useFoundPeople(query: string): Command[] {
  const { load, data } = useFetcher<typeof searchLoader>();
  const wanted = query.trim();
  useEffect(() => {
    if (wanted.length < 2) return;
    const timer = setTimeout(
      () => load(`/search?q=${encodeURIComponent(wanted)}`),
      PAUSE_MS,
    );
    return () => clearTimeout(timer);
  }, [wanted, load]);
  if (wanted.length < 2 || data?.query !== wanted) return [];
  return data.people.map(({ id, name, email }) => ({
    id,
    label: name,
    hint: email ?? undefined,
    icon: <UserRound aria-hidden />,
    href: `/people/${id}`,
  }));
}
