import { Form } from "@remix-run/react";
import { useState } from "react";
import {
  FormError,
  SelectField,
  TextArea,
  TextField,
  type Problem,
} from "@throughline/ui";
import type { ResultOf } from "@throughline/web/graphql";
import { useText, type Text } from "../messages/use-text.ts";
import type { SessionQuery } from "../session/session.queries.ts";
import { FormDialog } from "./form-dialog.tsx";

type SessionCommand = "edit" | "move" | "cancel" | "cancelSeries";
type Session = NonNullable<ResultOf<typeof SessionQuery>["session"]>;

interface DialogProps {
  command: SessionCommand;
  session: Session;
  instructors: { id: string; name: string }[];
  backHref: string;
  problems: Problem[];
  typed: Record<string, string>;
}

const FORM = "session-order";

/** Edits, moves or cancels a class, or the rest of its series, and shows beforehand what that does. A dialog over the page, or without JavaScript a card. */
export function SessionDialog(props: DialogProps) {
  const { command, session, backHref } = props;
  const text = useText();
  const title = text(`session.${command}.title`, { subject: session.title });
  const isCancel = command === "cancel" || command === "cancelSeries";
  return (
    <FormDialog
      form={FORM}
      title={title}
      label={text(`session.${command}.do`)}
      keepLabel={isCancel ? text(`session.${command}.keep`) : undefined}
      danger={isCancel}
      backHref={backHref}
    >
      <OrderForm key={command} {...props} />
    </FormDialog>
  );
}

function OrderForm(props: DialogProps) {
  const { command, session, problems, typed } = props;
  const text = useText();
  // The page follows the class, and the form stays as it was loaded: so does the state on which its change builds.
  const [updatedAt] = useState(typed["updatedAt"] ?? session.updatedAt);
  return (
    <Form
      id={FORM}
      method="post"
      noValidate
      preventScrollReset
      className="flex flex-col gap-4"
    >
      <input type="hidden" name="command" value={command} />
      <input type="hidden" name="updatedAt" value={updatedAt} />
      <FormError title={text("session.refused")} problems={problems} />
      <section>
        <h3 className="font-medium">{text("command.whatHappens")}</h3>
        <ol className="mt-1 list-decimal ps-5 text-muted">
          {previews[command](text, session).map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ol>
      </section>
      {command === "edit" && <EditFields {...props} />}
      {command === "move" && <MoveFields {...props} />}
      {(command === "cancel" || command === "cancelSeries") && (
        <TextArea
          {...fieldOf(props, "reason", "")}
          label={text("session.cancel.reason")}
          description={text("session.cancel.reasonExplain")}
          maxLength={2000}
          required
        />
      )}
    </Form>
  );
}

const bookedOf = ({ roll }: Session) => roll.length;

const previews: Record<SessionCommand, (text: Text, of: Session) => string[]> =
  {
    edit: (text) => [text("session.edit.explain"), text("session.edit.link")],
    move: (text, session) => [
      ...(session.roll.some(({ mark }) => mark !== null)
        ? [text("session.move.marked")]
        : []),
      text("session.move.told", { count: bookedOf(session) }),
      ...(session.waiting.length > 0
        ? [text("session.move.waiting", { count: session.waiting.length })]
        : []),
      text("session.move.kept"),
      text("session.move.free"),
    ],
    cancel: (text, session) => [
      ...attendedOf(text, session),
      text("session.cancel.returned", { count: bookedOf(session) }),
      text("session.cancel.waiting", { count: session.waiting.length }),
      text("session.cancel.told"),
      session.alternatives.length > 0
        ? text("session.cancel.alternatives", {
            list: session.alternatives.map(nameWithTime).join("; "),
          })
        : text("session.cancel.noAlternatives"),
      text("session.cancel.forGood"),
    ],
    cancelSeries: (text, session) => [
      ...attendedOf(text, session),
      ...(session.restOfSeries
        ? previewSeries(text, session.restOfSeries)
        : []),
    ],
  };

/** What keeps a class from being called off, said beforehand. */
function attendedOf(text: Text, { roll }: Session): string[] {
  const { length: count } = roll.filter(({ mark }) => mark === "ATTENDED");
  return count > 0 ? [text("session.cancel.attended", { count })] : [];
}

/** So many dates are named. */
const DATES = 8;

function previewSeries(
  text: Text,
  rest: NonNullable<Session["restOfSeries"]>,
): string[] {
  const { sessions, bookingCount, studentCount, waitingCount } = rest;
  const list = sessions.slice(0, DATES).map(nameOfDay).join("; ");
  const more = sessions.length - DATES;
  return [
    text("session.cancelSeries.classes", {
      count: sessions.length,
      list:
        more > 0
          ? text("session.cancelSeries.more", { list, count: more })
          : list,
    }),
    text("session.cancelSeries.returned", {
      count: bookingCount,
      students: studentCount,
    }),
    text("session.cancelSeries.waiting", { count: waitingCount }),
    text("session.cancelSeries.told"),
    text("session.cancel.forGood"),
  ];
}

const nameOfDay = ({
  startsAt,
  timeZone,
}: {
  startsAt: string;
  timeZone: string;
}) =>
  new Intl.DateTimeFormat("en", {
    day: "numeric",
    month: "short",
    year: "numeric",
    timeZone,
  }).format(new Date(startsAt));

/** By the clock of the class, so that two of one name can be told apart. */
function nameWithTime({
  title,
  startsAt,
  timeZone,
}: Session["alternatives"][number]): string {
  const format = new Intl.DateTimeFormat("en", {
    day: "numeric",
    month: "short",
    hour: "numeric",
    minute: "2-digit",
    timeZone,
  });
  return `${title}, ${format.format(new Date(startsAt))}`;
}

const fieldOf = (
  { typed, problems }: DialogProps,
  name: string,
  value: string,
) => ({
  id: `order-${name}`,
  name,
  defaultValue: typed[name] ?? value,
  error: problems.find(({ field }) => field === name)?.message,
});

function EditFields(props: DialogProps) {
  const text = useText();
  const { session, instructors } = props;
  return (
    <>
      <TextField
        {...fieldOf(props, "title", session.title)}
        label={text("session.field.title")}
        maxLength={200}
        required
      />
      <div className="grid grid-cols-2 gap-4">
        <SelectField
          {...fieldOf(props, "kind", session.kind)}
          label={text("session.field.kind")}
          options={(["GROUP", "PRIVATE"] as const).map((value) => ({
            value,
            label: text(`session.kind.${value}`),
          }))}
        />
        <TextField
          {...fieldOf(props, "capacity", String(session.capacity))}
          label={text("session.field.capacity")}
          type="number"
          min={1}
          required
        />
      </div>
      <SelectField
        {...fieldOf(props, "instructorId", session.instructor?.id ?? "")}
        label={text("session.field.instructorId")}
        options={[
          { value: "", label: text("session.nobody") },
          ...instructors.map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
      <TextField
        {...fieldOf(props, "meetingUrl", session.meetingUrl ?? "")}
        label={text("session.field.meetingUrl")}
        inputMode="url"
        maxLength={2000}
      />
    </>
  );
}

function MoveFields(props: DialogProps) {
  const text = useText();
  const { session } = props;
  return (
    <>
      <TextField
        {...fieldOf(props, "startsLocal", session.startsLocal)}
        label={text("session.field.startsLocal")}
        description={text("session.field.startsLocalExplain")}
        type="datetime-local"
        required
      />
      <div className="grid grid-cols-2 gap-4">
        <TextField
          {...fieldOf(props, "timeZone", session.timeZone)}
          label={text("session.field.timeZone")}
          maxLength={100}
          required
        />
        <TextField
          {...fieldOf(props, "minutes", String(session.minutes))}
          label={text("session.field.minutes")}
          type="number"
          min={5}
          max={1440}
          required
        />
      </div>
      <TextField
        {...fieldOf(props, "room", session.room ?? "")}
        label={text("session.field.room")}
        maxLength={200}
      />
    </>
  );
}
