import { Form } from "@remix-run/react";
import { Button, IconButton, Menu } from "@throughline/ui";
import {
  AlarmClock,
  Check,
  Ellipsis,
  Mail,
  NotebookPen,
  Phone,
  UserPlus,
} from "lucide-react";
import type { AttentionItem } from "../attention/attention.fields.ts";
import { useWork } from "../attention/use-work.ts";
import { useText } from "../messages/use-text.ts";
import { useStaff } from "./staff.ts";

/** What can be done about a row at once: take it, put it off, end it, note something, reach somebody. */
export function AttentionActions({ item }: { item: AttentionItem }) {
  const text = useText();
  const me = useStaff()?.viewer.person.id;
  const { ask } = useWork();
  const { key, intervention } = item;
  const subject = subjectOf(item) ?? text(`attention.kind.${item.kind}`);
  const seen = intervention?.assignee?.id;
  return (
    <span className="flex items-center gap-1">
      {seen !== me && (
        <Form method="post" preventScrollReset replace>
          <input type="hidden" name="work" value="take" />
          <input type="hidden" name="key" value={key} />
          <input type="hidden" name="seen" value={seen ?? ""} />
          <Button
            type="submit"
            size="small"
            aria-label={text("work.takeOf", { subject })}
          >
            {text("work.take")}
          </Button>
        </Form>
      )}
      <Menu
        label={text("work.more", { subject })}
        trigger={
          <IconButton label={text("work.more", { subject })} size="small">
            <Ellipsis aria-hidden />
          </IconButton>
        }
        items={[
          {
            id: "snooze",
            label: text("work.snooze.do"),
            icon: <AlarmClock aria-hidden />,
            onAction: () => ask("snooze", key),
          },
          {
            id: "resolve",
            label: text("work.resolve.do"),
            icon: <Check aria-hidden />,
            onAction: () => ask("resolve", key),
          },
          {
            id: "note",
            label: text("work.note.do"),
            icon: <NotebookPen aria-hidden />,
            onAction: () => ask("note", key),
          },
          {
            id: "assign",
            label: text("work.assign.do"),
            icon: <UserPlus aria-hidden />,
            onAction: () => ask("assign", key),
          },
          ...contactsOf(item).map(({ name, email, phone }) =>
            email
              ? {
                  id: `mail ${email}`,
                  label: text("contact.mailTo", { name }),
                  icon: <Mail aria-hidden />,
                  href: `mailto:${email}?subject=${encodeURIComponent(item.step?.title ?? subject)}`,
                }
              : {
                  id: `call ${name}`,
                  label: text("contact.callTo", { name }),
                  icon: <Phone aria-hidden />,
                  href: `tel:${phone?.replace(/[^+\d]/g, "") ?? ""}`,
                },
          ),
        ]}
      />
    </span>
  );
}

const personOf = ({ step, person }: AttentionItem) =>
  step?.enrollment.person ?? person;

const subjectOf = (item: AttentionItem) =>
  personOf(item)?.name ?? item.partner?.name;

interface Contact {
  name: string;
  email?: string | null;
  phone?: string | null;
}

/** One entry for each way to reach the student and the partner. */
function contactsOf(item: AttentionItem): Contact[] {
  const person = personOf(item);
  const ways: Contact[] = [];
  if (person?.email) ways.push({ name: person.name, email: person.email });
  if (person?.phone) ways.push({ name: person.name, phone: person.phone });
  const { partner } = item;
  if (partner?.contactEmail)
    ways.push({ name: partner.name, email: partner.contactEmail });
  return ways;
}
