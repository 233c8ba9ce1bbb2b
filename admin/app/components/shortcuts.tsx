import { ShortcutSheet } from "@throughline/ui";
import { useText } from "../messages/use-text.ts";
import { places } from "./places.ts";

/** `?`: every key of the admin. */
export function Shortcuts() {
  const text = useText();
  return (
    <ShortcutSheet
      groups={[
        {
          title: text("keys.go"),
          shortcuts: places.map(({ label, letter }) => ({
            keys: `G ${letter.toUpperCase()}`,
            does: text(label),
          })),
        },
        {
          title: text("keys.everywhere"),
          shortcuts: [
            { keys: "⌘ K", does: text("keys.palette") },
            { keys: "/", does: text("keys.search") },
            { keys: "?", does: text("keys.sheet") },
            { keys: "Esc", does: text("keys.close") },
          ],
        },
        {
          title: text("keys.lists"),
          shortcuts: [
            { keys: "J", does: text("keys.next") },
            { keys: "K", does: text("keys.previous") },
            { keys: "↵", does: text("keys.open") },
          ],
        },
      ]}
    />
  );
}
