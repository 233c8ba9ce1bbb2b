import { Highlight, LedgerTable, useDay } from "@throughline/ui";
import type { RightDetail } from "../booking/affairs.fields.ts";
import { useText } from "../messages/use-text.ts";
import { nameOfRight } from "./order-rights.tsx";
import { useStaff } from "./staff.ts";
import { When } from "./when.tsx";

/** One right or some credits: what is left, until when, and each line that made it so, as the student reads it. */
export function RightLedger({ right }: { right: RightDetail }) {
  const text = useText();
  const dayOf = useDay(useStaff()?.viewer.person.timeZone);
  const { kind, available, held, expiresAt, order, entries } = right;
  const stepLabel = right.enrollmentStep?.label ?? null;
  const isLeft = available + held > 0;
  const holds =
    expiresAt === null
      ? text("affairs.forever")
      : text("affairs.until", { day: dayOf(expiresAt) });
  return (
    <li className="py-2">
      <p className="flex flex-wrap items-baseline gap-x-3 text-sm">
        <span className="font-medium">
          {nameOfRight({ kind, stepLabel }, text)}
        </span>
        <Highlight
          value={text("affairs.left", { count: available, held })}
          className="tabular-nums"
        />
        <span className="text-xs text-muted">
          {[
            isLeft && holds,
            isLeft &&
              right.stoppedBy &&
              text(`affairs.stopped.${right.stoppedBy}`),
            order && text("affairs.order", { number: order.number }),
          ]
            .filter(Boolean)
            .join(" · ")}
        </span>
      </p>
      <details className="text-sm">
        <summary className="w-fit rounded-control text-xs text-accent underline underline-offset-3 touch:py-3">
          {text("affairs.lines", { count: entries.length })}
        </summary>
        <LedgerTable
          words={{
            what: text("affairs.what"),
            change: text("affairs.change"),
            balance: text("affairs.balance"),
          }}
          lines={entries.map(({ kind: entry, cause, at, ...rest }) => ({
            title: text(`affairs.entry.${entry}`),
            cause,
            when: <When at={at} />,
            change: rest.available,
            balance: rest.balance,
          }))}
        />
      </details>
    </li>
  );
}
