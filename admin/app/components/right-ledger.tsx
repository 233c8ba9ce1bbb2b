import { Highlight, useDay } from "@throughline/ui";
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
        <table className="mt-1 w-full tabular-nums">
          <thead className="text-xs text-muted">
            <tr>
              <th scope="col" className="py-1 pe-2 text-start font-medium">
                {text("affairs.what")}
              </th>
              <th scope="col" className="py-1 pe-2 text-end font-medium">
                {text("affairs.change")}
              </th>
              <th scope="col" className="py-1 text-end font-medium">
                {text("affairs.balance")}
              </th>
            </tr>
          </thead>
          <tbody>
            {entries.map((entry, index) => (
              <tr key={index} className="border-t border-line align-top">
                <td className="py-1.5 pe-2">
                  <span className="font-medium">
                    {text(`affairs.entry.${entry.kind}`)}
                  </span>{" "}
                  <span className="text-xs text-muted">
                    <When at={entry.at} />
                  </span>
                  <span dir="auto" className="block wrap-anywhere">
                    {entry.cause}
                  </span>
                </td>
                <td className="py-1.5 pe-2 text-end whitespace-nowrap">
                  {signed(entry.available)}
                </td>
                <td className="py-1.5 text-end">{entry.balance}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </li>
  );
}

/** With a true minus, so that figures stand under one another. */
const signed = (change: number) =>
  change > 0 ? `+${change}` : change < 0 ? `−${-change}` : "±0";
