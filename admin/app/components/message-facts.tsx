import { Card, TextLink } from "@throughline/ui";
import type { ReactNode } from "react";
import type { MessageDetail } from "../inbox/message.query.ts";
import { senderOf } from "../inbox/sender.ts";
import { useText } from "../messages/use-text.ts";
import { ContactLinks } from "./contact-links.tsx";
import { When } from "./when.tsx";

/** Who sent a webhook, when, about whom, and what became of it. */
export function MessageFacts({ message }: { message: MessageDetail }) {
  const text = useText();
  const { partner, enrollmentStep: step, order } = message;
  return (
    <Card title={text("inbox.facts")}>
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-2">
        <Fact label={text("column.partner")}>
          <span className="flex flex-wrap items-center justify-between gap-2">
            {senderOf(message)}
            {partner && (
              <ContactLinks name={partner.name} email={partner.contactEmail} />
            )}
          </span>
        </Fact>
        <Fact label={text("inbox.about")}>
          {order ? (
            <TextLink href={`/orders/${order.number}`}>
              {text("order.title", { number: String(order.number) })},{" "}
              <bdi>{order.product.name}</bdi>
            </TextLink>
          ) : step ? (
            <TextLink href={`/enrollments/${step.enrollment.id}#${step.id}`}>
              <bdi>{step.enrollment.person.name}</bdi>, {step.label}{" "}
              {step.title}
            </TextLink>
          ) : (
            text("inbox.unmatched")
          )}
        </Fact>
        {message.reason && (
          <Fact label={text("inbox.reason")}>{message.reason}</Fact>
        )}
        <Fact label={text("inbox.sent")}>
          <When at={message.sentAt} />
        </Fact>
        <Fact label={text("inbox.received")}>
          <When at={message.receivedAt} />
        </Fact>
        <Fact label={text("inbox.settled")}>
          {message.settledAt ? <When at={message.settledAt} /> : "–"}
        </Fact>
        <Fact label={text("inbox.replays")}>{message.replays}</Fact>
        <Fact label={text("inbox.externalId")}>
          <code className="font-mono text-xs">{message.externalId}</code>
        </Fact>
      </dl>
    </Card>
  );
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-muted">{label}</dt>
      <dd className="min-w-0 wrap-anywhere">{children}</dd>
    </>
  );
}
