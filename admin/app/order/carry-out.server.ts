import { textOf } from "@throughline/web/form-fields.server";
import { query } from "@throughline/web/request.server";
import { settle, type Settled } from "../outcome.ts";
import { readAmount } from "./amount.ts";
import { DecideRefund, RefundOrder, SendClaimAgain } from "./mutations.ts";

/** Asks the api for what a posted form orders; null where the form makes no sense. The api judges what was typed. */
export async function carryOut(
  request: Request,
  fields: FormData,
): Promise<Settled | null> {
  const command = textOf(fields, "command");
  if (command === "refund") return refund(request, fields);
  if (command === "decide") return decide(request, fields);
  return command === "sendClaim" ? sendClaim(request, fields) : null;
}

async function refund(request: Request, fields: FormData): Promise<Settled> {
  const { outcome } = await query(request, RefundOrder, {
    input: {
      orderId: textOf(fields, "orderId"),
      paymentId: textOf(fields, "paymentId") || null,
      amount: readAmount(
        textOf(fields, "amount"),
        textOf(fields, "currency") || "usd",
      ),
      reason: textOf(fields, "reason"),
      requestKey: textOf(fields, "requestKey"),
      revocations: revocationsOf(fields),
    },
  });
  return settle(outcome);
}

async function decide(request: Request, fields: FormData): Promise<Settled> {
  const { outcome } = await query(request, DecideRefund, {
    input: {
      refundId: textOf(fields, "refundId"),
      revocations: revocationsOf(fields),
    },
  });
  return settle(outcome);
}

async function sendClaim(request: Request, fields: FormData): Promise<Settled> {
  const { outcome } = await query(request, SendClaimAgain, {
    input: { orderId: textOf(fields, "orderId") },
  });
  return settle(outcome);
}

/** The units of each right stand in a field named after it; none is left out. */
function revocationsOf(fields: FormData) {
  const rights = [...fields].flatMap(([name, value]) => {
    const [kind, entitlementId] = name.split(" ");
    const units = Number(value);
    return kind === "units" &&
      entitlementId &&
      Number.isInteger(units) &&
      units > 0
      ? [{ entitlementId, units: Math.min(units, 1_000_000) }]
      : [];
  });
  return {
    rights,
    endsEnrollment: textOf(fields, "endsEnrollment") === "on",
    seats: seatsOf(textOf(fields, "seats")),
    endsLicense: textOf(fields, "endsLicense") === "on",
  };
}

function seatsOf(typed: string): number {
  const seats = Number(typed);
  return Number.isInteger(seats) && seats > 0 ? Math.min(seats, 1_000_000) : 0;
}
