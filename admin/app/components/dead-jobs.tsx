import { Form, useNavigation } from "@remix-run/react";
import {
  Button,
  Card,
  DataTable,
  FormError,
  useNumber,
  type Column,
  type Problem,
} from "@throughline/ui";
import { RotateCcw } from "lucide-react";
import type { DeadJob } from "../job/dead-job.query.ts";
import type { JobQueue } from "../job/job.fields.ts";
import { useText } from "../messages/use-text.ts";
import { When } from "./when.tsx";

/** Jobs that failed for good, with the reason: each can be taken up again, or all of a queue. Nothing where there are none. */
export function DeadJobs({
  jobs,
  queues,
  problems,
}: {
  jobs: DeadJob[];
  /** Those whose dead jobs are listed. */
  queues: JobQueue[];
  problems: Problem[];
}) {
  const text = useText();
  const columns = useColumns();
  if (jobs.length === 0) return null;
  return (
    <Card
      title={text("jobs.dead")}
      description={text("jobs.deadExplain")}
      flush
    >
      <div className="flex flex-wrap gap-2 px-4 pb-3 empty:hidden">
        {problems.length > 0 && (
          <FormError title={text("command.refused")} problems={problems} />
        )}
        {queues
          .filter(({ dead }) => dead > 0)
          .map(({ name, dead }) => (
            <TakeUpAll key={name} queue={name} dead={dead} />
          ))}
      </div>
      <DataTable
        caption={text("jobs.dead")}
        columns={columns}
        rows={jobs}
        rowKey={({ id }) => id}
      />
    </Card>
  );
}

function TakeUpAll({ queue, dead }: { queue: string; dead: number }) {
  const text = useText();
  const { count } = useNumber();
  const isPending = useNavigation().formMethod === "POST";
  return (
    <Form method="post">
      <input type="hidden" name="queue" value={queue} />
      <Button
        type="submit"
        size="small"
        pending={isPending}
        icon={<RotateCcw aria-hidden />}
      >
        {text("jobs.redriveAll", { queue, count: count(dead) })}
      </Button>
    </Form>
  );
}

function TakeUp({ queue, id }: DeadJob) {
  const text = useText();
  const isPending = useNavigation().formMethod === "POST";
  return (
    <Form method="post">
      <input type="hidden" name="queue" value={queue} />
      <input type="hidden" name="jobId" value={id} />
      <Button type="submit" size="small" pending={isPending}>
        {text("jobs.redrive")}
      </Button>
    </Form>
  );
}

function useColumns(): Column<DeadJob>[] {
  const text = useText();
  return [
    {
      key: "queue",
      heading: text("jobs.queue"),
      cell: ({ queue }) => <span className="font-mono text-xs">{queue}</span>,
    },
    {
      key: "reason",
      heading: text("jobs.reason"),
      cell: ({ reason }) => (
        <span className="wrap-anywhere">{reason ?? text("jobs.noReason")}</span>
      ),
    },
    {
      key: "payload",
      heading: text("jobs.payload"),
      cell: ({ payload }) => (
        <code className="text-xs wrap-anywhere text-muted">
          {JSON.stringify(payload)}
        </code>
      ),
    },
    {
      key: "died",
      heading: text("jobs.died"),
      cell: ({ diedAt }) => <When at={diedAt} />,
    },
    {
      key: "redrive",
      heading: text("jobs.redrive"),
      hideHeading: true,
      interactive: true,
      align: "end",
      cell: (job) => <TakeUp {...job} />,
    },
  ];
}
