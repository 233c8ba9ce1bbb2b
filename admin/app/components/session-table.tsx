import {
  DataTable,
  EmptyState,
  LinkButton,
  Pill,
  type Column,
} from "@throughline/ui";
import type { ResultOf } from "@throughline/web/graphql";
import { CalendarClock } from "lucide-react";
import { useText, type Text } from "../messages/use-text.ts";
import type { SessionRow } from "../session/session.fields.ts";
import { ClassTime } from "./class-time.tsx";
import { SessionPill } from "./session-pill.tsx";
import { useStaff } from "./staff.ts";

type Session = ResultOf<typeof SessionRow>;

/** Classes, each leading to its page. `now` is when the list was loaded, in milliseconds. */
export function SessionTable({
  sessions,
  now,
}: {
  sessions: Session[];
  now: number;
}) {
  const text = useText();
  const zone = useStaff()?.viewer.person.timeZone;
  return (
    <DataTable
      caption={text("sessions.title")}
      columns={columnsOf(text, zone, now)}
      rows={sessions}
      rowKey={({ id }) => id}
      rowHref={({ id }) => `/sessions/${id}`}
      empty={
        <EmptyState
          icon={<CalendarClock aria-hidden />}
          title={text("sessions.none")}
          action={
            <LinkButton href="/sessions/new">{text("sessions.new")}</LinkButton>
          }
        >
          {text("sessions.noneExplain")}
        </EmptyState>
      }
    />
  );
}

function columnsOf(
  text: Text,
  zone: string | undefined,
  now: number,
): Column<Session>[] {
  return [
    {
      key: "class",
      heading: text("sessions.column.class"),
      cell: ({ title, kind }) => (
        <span className="flex flex-wrap items-center gap-2 wrap-anywhere">
          <bdi>{title}</bdi>
          {kind === "PRIVATE" && <Pill>{text("sessions.private")}</Pill>}
        </span>
      ),
    },
    {
      key: "when",
      heading: text("sessions.column.when"),
      cell: ({ startsAt, timeZone }) => (
        <ClassTime {...{ startsAt, timeZone, zone }} />
      ),
    },
    {
      key: "steps",
      heading: text("sessions.column.steps"),
      cell: ({ steps }) => (
        <span className="flex flex-wrap gap-1">
          {steps.map(({ id, label }) => (
            <Pill key={id}>{label}</Pill>
          ))}
        </span>
      ),
    },
    {
      key: "instructor",
      heading: text("sessions.column.instructor"),
      cell: ({ instructorName }) => <bdi>{instructorName}</bdi>,
    },
    {
      key: "room",
      heading: text("sessions.column.room"),
      cell: ({ room }) => <bdi className="wrap-anywhere">{room}</bdi>,
    },
    {
      key: "seats",
      heading: text("sessions.column.seats"),
      align: "end",
      cell: (session) => (
        <span className="inline-flex items-center gap-2">
          <SessionPill {...{ session, now }} />
          {text("sessions.seatsTaken", {
            taken: session.seatsTaken,
            capacity: session.capacity,
          })}
        </span>
      ),
    },
  ];
}
