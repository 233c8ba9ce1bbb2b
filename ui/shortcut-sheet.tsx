import { useState } from "react";
import { Dialog } from "./dialog.tsx";
import { KeyHint } from "./key-hint.tsx";
import { useHotkey } from "./use-hotkey.ts";
import { useWords } from "./words.tsx";

/** A group of shortcuts under a heading. */
export type ShortcutGroup = {
  title: string;
  shortcuts: { keys: string; does: string }[];
};

/** Pressing `?` shows every key of the app. */
export function ShortcutSheet({ groups }: { groups: ShortcutGroup[] }) {
  const words = useWords();
  const [isOpen, setOpen] = useState(false);
  useHotkey("?", () => setOpen(true));
  return (
    <Dialog title={words.shortcuts} isOpen={isOpen} onOpenChange={setOpen} wide>
      <div className="grid gap-6 pb-3 sm:grid-cols-2">
        {groups.map((group) => (
          <section key={group.title}>
            <h3 className="mb-1 text-xs font-medium text-muted">
              {group.title}
            </h3>
            <dl>
              {group.shortcuts.map((shortcut) => (
                <div
                  key={shortcut.keys}
                  className="flex items-center justify-between gap-3 py-1"
                >
                  <dt>{shortcut.does}</dt>
                  <dd>
                    <KeyHint keys={shortcut.keys} />
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}
