import {
  DataTable,
  EmptyState,
  Highlight,
  Pill,
  useNumber,
  type Column,
} from "@throughline/ui";
import type { JobQueue } from "../job/job.fields.ts";
import { useText } from "../messages/use-text.ts";

/** The queues with what waits in each; a row narrows the runs below to it, or once more to all. */
export function QueueTable({
  queues,
  current,
  hrefOf,
}: {
  queues: JobQueue[];
  current?: string;
  hrefOf: (changes: { queue: string | null }) => string;
}) {
  const text = useText();
  const { count } = useNumber();
  const figure = (
    key: "waiting" | "retrying" | "active" | "dead",
  ): Column<JobQueue> => ({
    key,
    heading: text(`jobs.${key}`),
    align: "end",
    cell: (queue) => (
      <Highlight
        value={count(queue[key])}
        className={queue[key] > 0 ? "font-medium" : "text-muted"}
      />
    ),
  });
  return (
    <DataTable
      caption={text("jobs.queues")}
      rows={queues}
      rowKey={({ name }) => name}
      rowHref={({ name }) => hrefOf({ queue: name === current ? null : name })}
      columns={[
        {
          key: "name",
          heading: text("jobs.queue"),
          cell: ({ name }) => (
            <span className="flex items-center gap-2">
              <span className="font-mono text-xs">{name}</span>
              {name === current && (
                <Pill tone="accent">{text("jobs.chosen")}</Pill>
              )}
            </span>
          ),
        },
        figure("waiting"),
        figure("retrying"),
        figure("active"),
        figure("dead"),
      ]}
      empty={<EmptyState title={text("jobs.noQueues")} />}
    />
  );
}
