import { Form } from "@remix-run/react";
import { Button, DataTable, Pill, useInstant } from "@throughline/ui";
import type { BuilderStep } from "../course/builder.query.ts";
import { useText } from "../messages/use-text.ts";

type Option = BuilderStep["options"][number];
type Shown = Option & { session: NonNullable<Option["session"]> };

const tones = { KEPT: "neutral", ADDED: "accent", REMOVED: "strong" } as const;

/** The options of a step as the draft has them, with their seats, and what stands at the same time. */
export function BuilderOptionTable({
  step,
  revision,
}: {
  step: BuilderStep;
  revision: number;
}) {
  const text = useText();
  const rows = step.options.filter(
    (option): option is Shown => option.session !== null,
  );
  return (
    <DataTable
      caption={text("builder.at.options")}
      rows={rows}
      rowKey={({ session }) => session.id}
      empty={<p className="text-sm text-muted">{text("builder.noOptions")}</p>}
      columns={[
        {
          key: "class",
          heading: text("builder.class"),
          cell: ({ session }) => <ClassCell session={session} />,
        },
        {
          key: "when",
          heading: text("builder.when"),
          cell: ({ session }) => <Moment session={session} />,
        },
        {
          key: "seats",
          heading: text("builder.seats"),
          cell: ({ session: { seatsTaken, capacity } }) =>
            text("builder.seatsOf", { taken: seatsTaken, capacity }),
        },
        {
          key: "change",
          heading: text("column.state"),
          cell: ({ change }) => (
            <Pill tone={tones[change]}>{text(`builder.option.${change}`)}</Pill>
          ),
        },
        {
          key: "do",
          heading: text("builder.detach"),
          hideHeading: true,
          interactive: true,
          align: "end",
          cell: (option) => (
            <Change option={option} step={step} revision={revision} />
          ),
        },
      ]}
    />
  );
}

function ClassCell({
  session: { title, instructorName, room, conflicts },
}: Pick<Shown, "session">) {
  const text = useText();
  const where = [instructorName, room].filter(Boolean).join(" · ");
  const titles = conflicts.map((conflict) => conflict.title).join(", ");
  return (
    <div className="flex flex-col">
      <span>{title}</span>
      {where !== "" && <span className="text-xs text-muted">{where}</span>}
      {titles !== "" && (
        <span className="text-xs text-danger">
          {text("builder.conflict", { titles })}
        </span>
      )}
    </div>
  );
}

function Moment({ session: { startsAt, timeZone } }: Pick<Shown, "session">) {
  return useInstant(timeZone)(startsAt);
}

function Change({
  option: { session, change },
  step,
  revision,
}: {
  option: Shown;
  step: BuilderStep;
  revision: number;
}) {
  const text = useText();
  const isGone = change === "REMOVED";
  const about = { title: session.title, label: step.label };
  return (
    <Form method="post" preventScrollReset>
      <input type="hidden" name="revision" value={revision} />
      <Button
        type="submit"
        size="small"
        name="intent"
        value={`${isGone ? "keep" : "detach"}:${step.key}:${session.id}`}
        aria-label={text(isGone ? "builder.keepOf" : "builder.detachOf", about)}
      >
        {text(isGone ? "builder.keep" : "builder.detach")}
      </Button>
    </Form>
  );
}
