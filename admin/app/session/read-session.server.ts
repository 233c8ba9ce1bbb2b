import { textOf } from "@throughline/web/form-fields.server";
import type { TypedSession } from "./session.form.ts";

/** Reads the form of a new class. */
export function readSession(fields: FormData): TypedSession {
  const listOf = (name: string) =>
    fields.getAll(name).filter((value) => typeof value === "string");
  return {
    kind: textOf(fields, "kind"),
    title: textOf(fields, "title"),
    startsLocal: textOf(fields, "startsLocal"),
    timeZone: textOf(fields, "timeZone"),
    minutes: textOf(fields, "minutes"),
    capacity: textOf(fields, "capacity"),
    instructorId: textOf(fields, "instructorId"),
    room: textOf(fields, "room"),
    meetingUrl: textOf(fields, "meetingUrl"),
    steps: listOf("steps"),
    repeat: textOf(fields, "repeat"),
    interval: textOf(fields, "interval"),
    weekdays: listOf("weekdays"),
    ends: textOf(fields, "ends"),
    count: textOf(fields, "count"),
    until: textOf(fields, "until"),
  };
}
