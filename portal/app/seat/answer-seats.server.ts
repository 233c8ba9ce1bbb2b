import { data, redirect } from "@remix-run/node";
import { readFields, textOf } from "@throughline/web/form-fields.server";
import { query } from "@throughline/web/request.server";
import {
  InviteAgain,
  InviteToSeats,
  OpenBillingPortal,
  ReassignSeat,
  RevokeSeat,
} from "./seat.mutations.ts";

/** What a form about places is answered with where nothing was changed; what was typed stays. */
export interface SeatRefusal {
  intent: string;
  seatId: string;
  field: string;
  message: string;
  typed: { emails: string; email: string; reason: string };
}

type Outcome =
  | { __typename: string; message: string; field: string }
  | { __typename: string; message?: undefined };

/** Carries out what a form of the page asks for, then shows the page anew. Throws 400 for no form of ours. */
export async function answerSeats(request: Request, here: string) {
  const fields = await readFields(request);
  const intent = textOf(fields, "intent");
  const outcome = await carryOut(request, intent, fields);
  if (!outcome) throw data(null, { status: 400 });
  if (outcome.message === undefined) throw redirect(`${here}?done=${intent}`);
  const refusal: SeatRefusal = {
    intent,
    seatId: textOf(fields, "seatId"),
    field: outcome.field.replace(/^input\.?/, ""),
    message: outcome.message,
    typed: {
      emails: textOf(fields, "emails"),
      email: textOf(fields, "email"),
      reason: textOf(fields, "reason"),
    },
  };
  return data(refusal, { status: 409 });
}

async function carryOut(
  request: Request,
  intent: string,
  fields: FormData,
): Promise<Outcome | null> {
  const seatId = textOf(fields, "seatId");
  switch (intent) {
    case "invite": {
      const input = {
        orderId: textOf(fields, "orderId"),
        emails: linesOf(textOf(fields, "emails")),
      };
      return (await query(request, InviteToSeats, { input })).outcome;
    }
    case "again":
      return (await query(request, InviteAgain, { input: { seatId } })).outcome;
    case "reassign": {
      const input = { seatId, email: textOf(fields, "email") };
      return (await query(request, ReassignSeat, { input })).outcome;
    }
    case "revoke": {
      const input = { seatId, reason: textOf(fields, "reason") };
      return (await query(request, RevokeSeat, { input })).outcome;
    }
    case "billing": {
      const input = { licenseId: textOf(fields, "licenseId") };
      const { outcome } = await query(request, OpenBillingPortal, { input });
      if (outcome.__typename === "BillingPortal") throw redirect(outcome.url);
      return outcome;
    }
    default:
      return null;
  }
}

const linesOf = (text: string) =>
  text
    .split(/[\s,;]+/)
    .map((line) => line.trim())
    .filter(Boolean);
