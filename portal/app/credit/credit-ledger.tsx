import { Card, Highlight, LedgerTable } from "@throughline/ui";
import { Day } from "../components/day.tsx";
import { useText } from "../messages/use-text.ts";
import type { OwnCredit } from "./load-credits.server.ts";

/** One grant of credits: what is left of it, how long it holds, and each line that made it so. */
export function CreditLedger({ credit }: { credit: OwnCredit }) {
  const text = useText();
  const { kind, available, held, expiresAt, entries, enrollment, order } =
    credit;
  const { stoppedBy, offered } = credit;
  const booked = held - offered;
  const inUse = [
    booked > 0 ? text("credit.booked", { count: booked }) : undefined,
    offered > 0 ? text("credit.offered", { count: offered }) : undefined,
  ].filter(Boolean);
  const from = [
    enrollment?.course.title,
    order ? text("order.number", { number: order.number }) : undefined,
  ].filter(Boolean);
  return (
    <Card
      title={text(
        kind === "PRIVATE_CREDIT" ? "credit.private" : "credit.group",
      )}
      description={from.length > 0 ? <bdi>{from.join(" · ")}</bdi> : undefined}
    >
      <div className="flex flex-col gap-3">
        <p className="text-lg font-semibold">
          <Highlight value={text("credit.left", { count: available })} />
          {inUse.length > 0 && (
            <span className="text-sm font-normal text-muted">
              {" · "}
              {inUse.join(", ")}
            </span>
          )}
        </p>
        {stoppedBy && available + held > 0 && (
          <p className="text-sm font-medium">
            {text(`credit.stopped.${stoppedBy}`)}
          </p>
        )}
        {available + held > 0 && (
          <p className="text-sm text-muted">
            {expiresAt === null ? (
              text("credit.forever")
            ) : (
              <>
                {text("credit.until")} <Day at={expiresAt} />
              </>
            )}
          </p>
        )}
        <details>
          <summary className="flex min-h-11 items-center text-sm text-accent underline underline-offset-3">
            {text("credit.lines", { count: entries.length })}
          </summary>
          <LedgerTable
            words={{
              what: text("credit.what"),
              change: text("credit.change"),
              balance: text("credit.balance"),
            }}
            lines={entries.map(({ kind: entry, cause, at, ...rest }) => ({
              title: text(`credit.entry.${entry}`),
              cause,
              when: <Day at={at} />,
              change: rest.available,
              balance: rest.balance,
            }))}
          />
        </details>
      </div>
    </Card>
  );
}
