import { Form, useNavigation } from "@remix-run/react";
import { Button, LinkButton, Pill, useInstant, useNow } from "@throughline/ui";
import { Day } from "../components/day.tsx";
import { useText } from "../messages/use-text.ts";
import { useViewer } from "../person/use-viewer.ts";
import type { Seat } from "./places.query.ts";

type SeatHref = (command: "reassign" | "revoke", seatId: string) => string;

/** Who has, or was promised, a place, each with what can be done about it; while nobody can be invited it can only be taken back. */
export function SeatList({
  seats,
  hrefOf,
  mayGive,
  loadedAt,
}: {
  seats: Seat[];
  /** Where a command about a place is asked for. */
  hrefOf: SeatHref;
  mayGive: boolean;
  /** When the page was loaded, in epoch milliseconds: until the browser's clock is read. */
  loadedAt: number;
}) {
  const now = useNow() ?? loadedAt;
  return (
    <ul className="flex flex-col divide-y divide-line">
      {seats.map((seat) => (
        <li key={seat.id} className="flex flex-col gap-2 py-3 first:pt-0">
          <Who seat={seat} />
          <What {...{ seat, hrefOf, mayGive, now }} />
        </li>
      ))}
    </ul>
  );
}

function Who({ seat }: { seat: Seat }) {
  const text = useText();
  const now = useNow();
  const { email, state, isSuspended, linkEndsAt } = seat;
  const since = state === "CLAIMED" ? seat.claimedAt : seat.invitedAt;
  const isOver =
    now !== null &&
    linkEndsAt !== null &&
    new Date(linkEndsAt).getTime() <= now;
  return (
    <div>
      <p className="flex flex-wrap items-center gap-2">
        <bdi className="min-w-0 font-semibold wrap-anywhere">{email}</bdi>
        <Pill tone={state === "CLAIMED" ? "strong" : "neutral"}>
          {text(
            state === "CLAIMED" ? "seats.state.CLAIMED" : "seats.state.INVITED",
          )}
        </Pill>
        {isSuspended && <Pill>{text("seats.suspended")}</Pill>}
      </p>
      {since !== null && (
        <p className="text-sm text-muted">
          {text(
            state === "CLAIMED" ? "seats.since.CLAIMED" : "seats.since.INVITED",
          )}{" "}
          <Day at={since} />
        </p>
      )}
      {isOver && <p className="text-sm">{text("seats.linkOver")}</p>}
    </div>
  );
}

function What({
  seat: { id, state, email, inviteAgainAt },
  hrefOf,
  mayGive,
  now,
}: {
  seat: Seat;
  hrefOf: SeatHref;
  mayGive: boolean;
  now: number;
}) {
  const text = useText();
  const instant = useInstant(useViewer()?.person.timeZone);
  const waitsUntil =
    mayGive && inviteAgainAt !== null && Date.parse(inviteAgainAt) > now
      ? inviteAgainAt
      : null;
  const { formData } = useNavigation();
  const isAgain =
    formData?.get("intent") === "again" && formData.get("seatId") === id;
  const forWhom = (id: "seats.again" | "seats.change" | "seats.revoke") =>
    text("seats.forWhom", { what: text(id), email: email ?? "" });
  return (
    <div className="flex flex-wrap items-center gap-2">
      {mayGive && state === "INVITED" && waitsUntil === null && (
        <Form method="post" preventScrollReset>
          <input type="hidden" name="intent" value="again" />
          <input type="hidden" name="seatId" value={id} />
          <Button
            type="submit"
            aria-label={forWhom("seats.again")}
            pending={isAgain}
          >
            {text("seats.again")}
          </Button>
        </Form>
      )}
      {mayGive && (
        <LinkButton
          href={hrefOf("reassign", id)}
          aria-label={forWhom("seats.change")}
        >
          {text("seats.change")}
        </LinkButton>
      )}
      <LinkButton
        href={hrefOf("revoke", id)}
        aria-label={forWhom("seats.revoke")}
      >
        {text("seats.revoke")}
      </LinkButton>
      {waitsUntil !== null && (
        <p className="text-sm text-muted" suppressHydrationWarning>
          {text("seats.againFrom", { time: instant(waitsUntil) })}
        </p>
      )}
    </div>
  );
}
