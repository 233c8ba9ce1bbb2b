import { Form, useNavigation } from "@remix-run/react";
import { Button, LinkButton, Pill, useNow } from "@throughline/ui";
import { Day } from "../components/day.tsx";
import { useText } from "../messages/use-text.ts";
import type { Seat } from "./places.query.ts";

/** Who has, or was promised, a place, each with what can be done about it. */
export function SeatList({ seats, here }: { seats: Seat[]; here: string }) {
  return (
    <ul className="flex flex-col divide-y divide-line">
      {seats.map((seat) => (
        <li key={seat.id} className="flex flex-col gap-2 py-3 first:pt-0">
          <Who seat={seat} />
          <What seat={seat} here={here} />
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

function What({ seat: { id, state }, here }: { seat: Seat; here: string }) {
  const text = useText();
  const { formData } = useNavigation();
  const isAgain =
    formData?.get("intent") === "again" && formData.get("seatId") === id;
  const dialog = (command: string) =>
    `${here}?${new URLSearchParams({ [command]: id })}`;
  return (
    <div className="flex flex-wrap gap-2">
      {state === "INVITED" && (
        <Form method="post" preventScrollReset>
          <input type="hidden" name="intent" value="again" />
          <input type="hidden" name="seatId" value={id} />
          <Button type="submit" size="large" pending={isAgain}>
            {text("seats.again")}
          </Button>
        </Form>
      )}
      <LinkButton href={dialog("reassign")} size="large">
        {text("seats.change")}
      </LinkButton>
      <LinkButton href={dialog("revoke")} size="large">
        {text("seats.revoke")}
      </LinkButton>
    </div>
  );
}
