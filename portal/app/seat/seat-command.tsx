import { Form, useNavigation } from "@remix-run/react";
import {
  Button,
  Card,
  FormError,
  LinkButton,
  TextArea,
  TextField,
} from "@throughline/ui";
import { useText } from "../messages/use-text.ts";
import type { SeatRefusal } from "./answer-seats.server.ts";
import type { Seat } from "./places.query.ts";

/** Asks whoever manages the places to confirm, having said what happens: the place goes to somebody else, or is taken back. */
export function SeatCommand({
  command,
  seat,
  back,
  refusal,
}: {
  command: "reassign" | "revoke";
  seat: Seat;
  /** Where nothing is changed. */
  back: string;
  refusal?: SeatRefusal;
}) {
  const text = useText();
  const { formData } = useNavigation();
  const email = seat.email ?? "";
  const isTaken = seat.state === "CLAIMED";
  const refused =
    refusal?.intent === command && refusal.seatId === seat.id
      ? refusal
      : undefined;
  return (
    <Card>
      <Form method="post" className="flex flex-col gap-3">
        <input type="hidden" name="intent" value={command} />
        <input type="hidden" name="seatId" value={seat.id} />
        <p className="wrap-anywhere">
          {command === "reassign"
            ? text(
                isTaken
                  ? "seats.reassignExplain.CLAIMED"
                  : "seats.reassignExplain.INVITED",
                { email },
              )
            : text(
                isTaken
                  ? "seats.revokeExplain.CLAIMED"
                  : "seats.revokeExplain.INVITED",
                { email },
              )}
        </p>
        <FormError
          title={text("seats.failed")}
          problems={
            refused ? [{ field: refused.field, message: refused.message }] : []
          }
        />
        {command === "reassign" ? (
          <TextField
            id="email"
            name="email"
            type="email"
            required
            label={text("seats.newEmail")}
            defaultValue={refused?.typed.email}
            error={refused?.field === "email" ? refused.message : undefined}
          />
        ) : (
          <TextArea
            id="reason"
            name="reason"
            required
            maxLength={2000}
            label={
              isTaken
                ? text("seats.reason.CLAIMED", { email })
                : text("seats.reason.INVITED")
            }
            defaultValue={refused?.typed.reason}
            error={refused?.field === "reason" ? refused.message : undefined}
          />
        )}
        <div className="flex flex-wrap gap-2">
          <Button
            type="submit"
            variant={command === "revoke" ? "danger" : "primary"}
            size="large"
            pending={formData?.get("intent") === command}
          >
            {text(`seats.${command}`)}
          </Button>
          <LinkButton href={back} size="large">
            {text("seats.cancel")}
          </LinkButton>
        </div>
      </Form>
    </Card>
  );
}
