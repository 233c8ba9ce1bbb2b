import { Search } from "lucide-react";
import { useState, type ReactNode } from "react";
import {
  Autocomplete,
  Dialog,
  Input,
  Menu,
  MenuItem,
  Modal,
  ModalOverlay,
  SearchField,
} from "react-aria-components";
import { findCommands } from "./find-commands.ts";
import { KeyHint } from "./key-hint.tsx";
import { useHotkey } from "./use-hotkey.ts";
import { useWords } from "./words.tsx";

/** Somewhere to go (`href`) or something to do (`onRun`). `keywords` are further words it is found by; `keys` its own shortcut. */
export type Command = {
  id: string;
  label: string;
  hint?: string;
  keywords?: string;
  keys?: string;
  icon?: ReactNode;
  href?: string;
  onRun?: () => void;
};

/**
 * ⌘K / Ctrl K: type, choose with the arrows, Enter goes. Finds commands that contain every typed word. `found` are rows that the
 * app searched for itself after `onQuery`; they are shown last, unfiltered. Open it from a button by `isOpen`.
 */
export function CommandPalette({
  commands,
  found = [],
  isOpen,
  onOpenChange,
  onQuery,
}: CommandPaletteProps) {
  const words = useWords();
  const [query, setQuery] = useState("");
  const search = (text: string) => {
    setQuery(text);
    onQuery?.(text);
  };
  const show = (open: boolean) => {
    search("");
    onOpenChange(open);
  };
  useHotkey("k", () => show(!isOpen), { mod: true });
  const shown = [...findCommands(commands, query), ...found];
  return (
    <ModalOverlay
      isDismissable
      isOpen={isOpen}
      onOpenChange={show}
      className={overlayLook}
    >
      <Modal className="w-full max-w-xl overflow-hidden rounded-panel bg-raised text-ink shadow-floating">
        <Dialog aria-label={words.goAnywhere} className="outline-none">
          <Autocomplete inputValue={query} onInputChange={search}>
            <SearchField
              aria-label={words.goAnywhere}
              className="relative border-b border-line"
            >
              <Search
                aria-hidden
                className="absolute inset-y-0 start-4 my-auto size-4 text-muted"
              />
              <Input
                ref={focusOnOpen}
                placeholder={words.goAnywhere}
                className="h-12 w-full bg-transparent ps-11 pe-4 text-base outline-none placeholder:text-muted [&::-webkit-search-cancel-button]:hidden"
              />
            </SearchField>
            <Menu
              aria-label={words.goAnywhere}
              items={shown}
              onAction={() => show(false)}
              renderEmptyState={() => (
                <p className="px-3 py-6 text-center text-sm text-muted">
                  {words.nothingFound}
                </p>
              )}
              className="max-h-80 overflow-auto p-1 outline-none"
            >
              {(command) => <Row {...command} />}
            </Menu>
          </Autocomplete>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

function Row({ id, label, hint, keys, icon, href, onRun }: Command) {
  return (
    <MenuItem
      id={id}
      href={href}
      onAction={onRun}
      textValue={label}
      className="flex h-9 cursor-default items-center gap-2.5 rounded-control px-3 text-sm outline-none data-focused:bg-accent-soft touch:h-11 [&_svg]:size-4 [&_svg]:text-muted"
    >
      {icon}
      <span className="truncate">{label}</span>
      {hint !== undefined && (
        <span className="ms-auto truncate text-xs text-muted">{hint}</span>
      )}
      {keys !== undefined && (
        <KeyHint
          keys={keys}
          className={hint === undefined ? "ms-auto" : undefined}
        />
      )}
    </MenuItem>
  );
}

/** A dialog that someone opened begins at its first field (ARIA APG, dialog pattern). */
function focusOnOpen(input: HTMLInputElement | null): void {
  input?.focus();
}

const overlayLook =
  "fixed inset-0 z-50 flex animate-appear items-start justify-center bg-scrim p-4 pt-[12dvh]";

type CommandPaletteProps = {
  commands: Command[];
  found?: Command[];
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
  onQuery?: (query: string) => void;
};
