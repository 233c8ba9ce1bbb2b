import {
  DataTable,
  EmptyState,
  LinkButton,
  type Column,
} from "@throughline/ui";
import { Inbox, ShieldCheck } from "lucide-react";
import type { Message } from "../inbox/message.fields.ts";
import { senderOf } from "../inbox/sender.ts";
import { useText, type Text } from "../messages/use-text.ts";
import { MessagePill } from "./message-pill.tsx";
import { When } from "./when.tsx";

/** A list of received webhooks; each row leads to what was sent. */
export function MessageTable({
  messages,
  state,
}: {
  messages: Message[];
  state: Message["state"] | "ALL";
}) {
  const text = useText();
  return (
    <DataTable
      caption={text("inbox.title")}
      columns={columnsOf(text)}
      rows={messages}
      rowKey={({ id }) => id}
      rowHref={({ id }) => `/inbox/${id}`}
      empty={<Empty isQuarantine={state === "QUARANTINED"} />}
    />
  );
}

function Empty({ isQuarantine }: { isQuarantine: boolean }) {
  const text = useText();
  const all = (
    <LinkButton href="/inbox?state=ALL">{text("inbox.showAll")}</LinkButton>
  );
  if (isQuarantine)
    return (
      <EmptyState
        icon={<ShieldCheck aria-hidden />}
        title={text("inbox.noQuarantine")}
        action={all}
      >
        {text("inbox.noQuarantineExplain")}
      </EmptyState>
    );
  return (
    <EmptyState
      icon={<Inbox aria-hidden />}
      title={text("inbox.none")}
      action={all}
    >
      {text("inbox.noneExplain")}
    </EmptyState>
  );
}

function columnsOf(text: Text): Column<Message>[] {
  return [
    {
      key: "type",
      heading: text("inbox.type"),
      cell: ({ type }) => <span className="font-mono text-xs">{type}</span>,
    },
    {
      key: "partner",
      heading: text("column.partner"),
      cell: senderOf,
    },
    {
      key: "state",
      heading: text("column.state"),
      cell: ({ state }) => <MessagePill state={state} />,
    },
    {
      key: "subject",
      heading: text("inbox.about"),
      cell: ({ enrollmentStep, reason }) => (
        <span className="block max-sm:text-end">
          {enrollmentStep && (
            <span className="block">
              <bdi>{enrollmentStep.enrollment.person.name}</bdi>{" "}
              <span className="text-muted">{enrollmentStep.label}</span>
            </span>
          )}
          {reason && (
            <span className="block text-xs wrap-anywhere text-muted">
              {reason}
            </span>
          )}
        </span>
      ),
    },
    {
      key: "replays",
      heading: text("inbox.replays"),
      align: "end",
      cell: ({ replays }) => replays,
    },
    {
      key: "received",
      heading: text("inbox.received"),
      cell: ({ receivedAt }) => <When at={receivedAt} />,
    },
  ];
}
