import { Checkbox, TextField } from "@throughline/ui";
import { useState } from "react";
import { useText } from "../messages/use-text.ts";
import type { Proposal } from "../order/order.query.ts";
import { endingClasses, type Proposed } from "../order/refund-proposed.ts";
import { nameOfRight } from "./order-rights.tsx";
import { useStaff } from "./staff.ts";

/** The seats of an order that could end. */
export const seatsIn = ({
  openSeats,
  invitedSeats,
  claimedSeats,
}: Proposal): number => openSeats + invitedSeats + claimedSeats;

/**
 * What goes with a refund: of each right how many unused units, whether the enrollment and the license end, and how many seats. What
 * is proposed follows the amount, until somebody says otherwise.
 */
export function RevocationFields({
  proposal,
  proposed,
  typed,
}: {
  proposal: Proposal;
  proposed: Proposed;
  typed: Record<string, string>;
}) {
  const text = useText();
  const { rights, enrollment, canEndLicense } = proposal;
  const seats = seatsIn(proposal);
  const wasTyped = typed.command !== undefined;
  const [typedSeats, setTypedSeats] = useState(typed.seats);
  const [endsEnrollment, setEndsEnrollment] = useState(
    wasTyped ? typed.endsEnrollment === "on" : undefined,
  );
  const [endsLicense, setEndsLicense] = useState(
    wasTyped ? typed.endsLicense === "on" : undefined,
  );
  const isNothing =
    rights.length === 0 && !enrollment?.canEnd && seats === 0 && !canEndLicense;
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
          proposed={proposed}
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
          checked={endsEnrollment ?? proposed.endsEnrollment}
          onChange={({ target }) => setEndsEnrollment(target.checked)}
        />
      )}
      {seats > 0 && (
        <TextField
          id="seats"
          name="seats"
          type="number"
          min={0}
          max={seats}
          label={text("refund.seats", { count: seats })}
          description={text("refund.seatsExplain", {
            open: proposal.openSeats,
            invited: proposal.invitedSeats,
            claimed: proposal.claimedSeats,
          })}
          value={typedSeats ?? String(proposed.seats)}
          onChange={({ target }) => setTypedSeats(target.value)}
        />
      )}
      {canEndLicense && (
        <Checkbox
          name="endsLicense"
          label={text("refund.endsLicense")}
          description={text("refund.endsLicenseExplain")}
          checked={endsLicense ?? proposed.endsLicense}
          onChange={({ target }) => setEndsLicense(target.checked)}
        />
      )}
    </fieldset>
  );
}

function RightField({
  right,
  proposal: { bookings },
  proposed,
  typed,
}: {
  right: Proposal["rights"][number];
  proposal: Proposal;
  proposed: Proposed;
  typed: string | undefined;
}) {
  const text = useText();
  const [typedUnits, setTypedUnits] = useState(typed);
  const sayClass = useSayClass();
  const { entitlementId, granted, used, waiting, booked, free } = right;
  const unused = booked + free;
  const units = typedUnits ?? String(proposed.unitsOf({ granted, unused }));
  const classes = endingClasses(
    bookings.filter((booking) => booking.entitlementId === entitlementId),
    { units: Number(units), free },
  ).map(sayClass);
  const stays = [
    (used > 0 || waiting === 0) && text("refund.stays", { count: used }),
    waiting > 0 && text("refund.waits", { count: waiting }),
  ].filter((one) => one !== false);
  const told = [
    text("refund.unused", { count: unused }),
    ...(used + waiting > 0 ? stays : []),
    classes.length > 0 &&
      text("refund.endsBookings", { classes: classes.join("; ") }),
  ].filter((one) => one !== false);
  if (unused === 0)
    return (
      <p className="text-sm">
        {nameOfRight(right, text)}:{" "}
        <span className="text-muted">{stays.join(" · ")}</span>
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
      value={units}
      onChange={({ target }) => setTypedUnits(target.value)}
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
