import { textOf } from "@throughline/web/form-fields.server";
import { query } from "@throughline/web/request.server";
import { settle, type Settled } from "../outcome.ts";
import { BookFor, JoinWaitlistFor } from "../booking/booking.mutations.ts";
import { wholeOf } from "./session.form.ts";
import {
  AttachOption,
  CancelSeries,
  CancelSession,
  DetachOption,
  EditSession,
  MoveSession,
} from "./session.mutations.ts";

/** Asks the api for what a form about a class orders; null where the form makes no sense. The api judges what was typed. */
export async function changeSession(
  request: Request,
  sessionId: string,
  fields: FormData,
): Promise<Settled | null> {
  const order = orders[textOf(fields, "command")];
  return order
    ? order(request, sessionId, (name) => textOf(fields, name))
    : null;
}

type Order = (
  request: Request,
  sessionId: string,
  typed: (name: string) => string,
) => Promise<Settled>;

const orders: Record<string, Order | undefined> = {
  async edit(request, sessionId, typed) {
    const input = {
      sessionId,
      kind:
        typed("kind") === "PRIVATE" ? ("PRIVATE" as const) : ("GROUP" as const),
      title: typed("title"),
      capacity: wholeOf(typed("capacity")),
      instructorId: typed("instructorId") || null,
      meetingUrl: typed("meetingUrl"),
      updatedAt: typed("updatedAt") || null,
    };
    return settle((await query(request, EditSession, { input })).outcome);
  },
  async move(request, sessionId, typed) {
    const input = {
      sessionId,
      startsLocal: typed("startsLocal").slice(0, 16),
      timeZone: typed("timeZone").trim(),
      minutes: wholeOf(typed("minutes")),
      room: typed("room"),
      updatedAt: typed("updatedAt") || null,
    };
    return settle((await query(request, MoveSession, { input })).outcome);
  },
  async cancel(request, sessionId, typed) {
    const input = { sessionId, reason: typed("reason") };
    return settle((await query(request, CancelSession, { input })).outcome);
  },
  async cancelSeries(request, sessionId, typed) {
    const input = { sessionId, reason: typed("reason") };
    return settle((await query(request, CancelSeries, { input })).outcome);
  },
  async book(request, sessionId, typed) {
    const input = {
      sessionId,
      personId: typed("personId"),
      enrollmentStepId: typed("enrollmentStepId") || null,
      requestKey: typed("requestKey") || null,
      acceptOverlap: typed("acceptOverlap") === "yes",
      withCredit: typed("withCredit") === "yes",
    };
    return settle((await query(request, BookFor, { input })).outcome);
  },
  async join(request, sessionId, typed) {
    const input = {
      sessionId,
      personId: typed("personId"),
      enrollmentStepId: typed("enrollmentStepId") || null,
      withCredit: typed("withCredit") === "yes",
    };
    return settle((await query(request, JoinWaitlistFor, { input })).outcome);
  },
  async attach(request, sessionId, typed) {
    const input = { sessionId, courseStepId: typed("courseStepId") };
    return settle((await query(request, AttachOption, { input })).outcome);
  },
  async detach(request, sessionId, typed) {
    const input = { sessionId, courseStepId: typed("courseStepId") };
    return settle((await query(request, DetachOption, { input })).outcome);
  },
};
