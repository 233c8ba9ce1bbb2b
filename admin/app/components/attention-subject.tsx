import { Pill } from "@throughline/ui";
import { Inbox, MailQuestion } from "lucide-react";
import type { AttentionItem } from "../attention/attention.fields.ts";
import { useText } from "../messages/use-text.ts";
import { PersonName } from "./person-name.tsx";

/** Whom or what an item is about: a student, a webhook, a partner, or a text to a person. */
export function AttentionSubject({
  item: { kind, step, message, partner, person },
}: {
  item: AttentionItem;
}) {
  const text = useText();
  if (step) return <PersonName {...step.enrollment.person} />;
  if (person) return <PersonName {...person} />;
  if (message)
    return (
      <span className="flex flex-wrap items-center gap-2">
        <Pill icon={<Inbox aria-hidden />}>
          {partner?.name ?? text("inbox.unknownPartner")}
        </Pill>
        <span className="font-mono text-xs">{message.type}</span>
      </span>
    );
  return (
    <span className="flex items-center gap-2">
      <MailQuestion aria-hidden className="size-4 text-muted" />
      {partner?.name ?? text(`attention.kind.${kind}`)}
    </span>
  );
}
