import { Checkbox, TextField } from "@throughline/ui";
import { useText } from "../messages/use-text.ts";
import type { Proposal } from "../order/order.query.ts";
import { nameOfRight } from "./order-rights.tsx";
import { useStaff } from "./staff.ts";

/** What goes with a refund: of each right how many unused units, and whether enrollment and seats end. All of it is proposed. */
export function RevocationFields({
  proposal,
  typed,
}: {
  proposal: Proposal;
  typed: Record<string, string>;
}) {
  const text = useText();
  const { rights, enrollment, openSeats, invitedSeats, claimedSeats } =
    proposal;
  const seats = openSeats + invitedSeats + claimedSeats;
  const wasTyped = typed.command !== undefined;
  const isNothing = rights.length === 0 && !enrollment?.canEnd && seats === 0;
  return (
    <fieldset className="flex min-w-0 flex-col gap-3">
      <legend className="mb-1 font-medium">{text("refund.takesBack")}</legend>
      <p className="text-sm text-muted">
        {text(isNothing ? "refund.nothingUnused" : "refund.takesBackExplain")}
      </p>
      {rights.map((right) => (
        <RightField
          key={right.entitlementId}
          right={right}
          proposal={proposal}
          typed={typed[`units ${right.entitlementId}`]}
        />
      ))}
      {enrollment?.canEnd && (
        <Checkbox
          name="endsEnrollment"
          label={text("refund.endsEnrollment")}
          description={text("refund.endsEnrollmentExplain", {
            done: enrollment.stepsDone,
            steps: enrollment.steps,
          })}
          defaultChecked={wasTyped ? typed.endsEnrollment === "on" : true}
        />
      )}
      {seats > 0 && (
        <Checkbox
          name="endsSeats"
          label={text("refund.endsSeats", { count: seats })}
          description={text("refund.endsSeatsExplain")}
          defaultChecked={wasTyped ? typed.endsSeats === "on" : true}
        />
      )}
    </fieldset>
  );
}

function RightField({
  right,
  proposal: { bookings },
  typed,
}: {
  right: Proposal["rights"][number];
  proposal: Proposal;
  typed: string | undefined;
}) {
  const text = useText();
  const sayClass = useSayClass();
  const { entitlementId, used, booked, free } = right;
  const unused = booked + free;
  const classes = bookings
    .filter((booking) => booking.entitlementId === entitlementId)
    .map(sayClass);
  const told = [
    text("refund.unused", { count: unused }),
    used > 0 && text("refund.stays", { count: used }),
    classes.length > 0 &&
      text("refund.endsBookings", { classes: classes.join("; ") }),
  ].filter((one) => one !== false);
  if (unused === 0)
    return (
      <p className="text-sm">
        {nameOfRight(right, text)}:{" "}
        <span className="text-muted">
          {text("refund.stays", { count: used })}
        </span>
      </p>
    );
  return (
    <TextField
      id={`units-${entitlementId}`}
      name={`units ${entitlementId}`}
      type="number"
      min={0}
      max={unused}
      label={nameOfRight(right, text)}
      description={told.join(" · ")}
      defaultValue={typed ?? String(unused)}
    />
  );
}

/** A class with its time by the reader's own clock. */
function useSayClass() {
  const zone = useStaff()?.viewer.person.timeZone;
  const time = new Intl.DateTimeFormat("en", {
    dateStyle: "medium",
    timeStyle: "short",
    timeZone: zone,
  });
  return ({ title, startsAt }: { title: string; startsAt: string }) =>
    `${title}, ${time.format(new Date(startsAt))}`;
}
