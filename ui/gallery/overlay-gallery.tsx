import { BookOpen, Search, Trash2, Users } from "lucide-react";
import { useState } from "react";
import { DialogTrigger } from "react-aria-components";
import { Button } from "../button.tsx";
import { Card } from "../card.tsx";
import { CommandPalette, type Command } from "../command-palette.tsx";
import { ConfirmDialog } from "../confirm-dialog.tsx";
import { Dialog } from "../dialog.tsx";
import { KeyHint } from "../key-hint.tsx";
import { Menu } from "../menu.tsx";
import { ShortcutSheet } from "../shortcut-sheet.tsx";
import { TextArea } from "../text-area.tsx";
import { Tooltip } from "../tooltip.tsx";

/** Everything that floats: dialogs, menu, tooltip, the command palette and the sheet of shortcuts. */
export function OverlayGallery() {
  const [isOpen, setOpen] = useState(false);
  return (
    <Card
      title="What floats"
      description="⌘K or Ctrl K opens the palette, ? the shortcuts"
    >
      <div className="flex flex-wrap gap-2">
        <DialogTrigger>
          <Button>Open a dialog</Button>
          <Dialog
            title="Complete this step for Ana Horvat"
            description="It is recorded with your name."
            footer={(close) => <Button onPress={close}>Done</Button>}
          >
            <TextArea label="Reason" required />
          </Dialog>
        </DialogTrigger>
        <DialogTrigger>
          <Button>Ask first</Button>
          <ConfirmDialog
            title="Withdraw 12 students?"
            confirmLabel="Withdraw 12 students"
            danger
          >
            <p>
              Their places at Milady are given back. Certificates stay valid.
            </p>
          </ConfirmDialog>
        </DialogTrigger>
        <Menu
          label="Actions"
          trigger={<Button>Open a menu</Button>}
          items={[
            {
              id: "open",
              label: "Open the timeline",
              icon: <Users aria-hidden />,
              href: "#timeline",
            },
            {
              id: "withdraw",
              label: "Withdraw",
              icon: <Trash2 aria-hidden />,
              danger: true,
            },
            { id: "none", label: "Not allowed", disabled: true },
          ]}
        />
        <Tooltip text="Explains in a few words" keys="E">
          <Button>Hover or focus</Button>
        </Tooltip>
        <Button icon={<Search aria-hidden />} onPress={() => setOpen(true)}>
          Go anywhere <KeyHint keys="⌘ K" />
        </Button>
      </div>
      <CommandPalette
        commands={commands}
        isOpen={isOpen}
        onOpenChange={setOpen}
      />
      <ShortcutSheet groups={shortcuts} />
    </Card>
  );
}

const commands: Command[] = [
  {
    id: "students",
    label: "Students",
    hint: "4,012",
    keys: "G S",
    icon: <Users aria-hidden />,
    href: "#students",
  },
  {
    id: "courses",
    label: "Courses",
    icon: <BookOpen aria-hidden />,
    href: "#courses",
  },
  {
    id: "import",
    label: "Import students",
    keywords: "csv upload",
    icon: <Users aria-hidden />,
    onRun: () => undefined,
  },
];

const shortcuts = [
  {
    title: "Everywhere",
    shortcuts: [
      { keys: "⌘ K", does: "Go anywhere or do anything" },
      { keys: "/", does: "Search" },
      { keys: "?", does: "Show these keys" },
    ],
  },
  {
    title: "In lists",
    shortcuts: [
      { keys: "J", does: "Next row" },
      { keys: "K", does: "Previous row" },
      { keys: "↵", does: "Open the row" },
    ],
  },
];
