import {
  DataTable,
  EmptyState,
  formatDuration,
  Highlight,
  LinkButton,
  Pill,
  useNumber,
  type Column,
  type PillTone,
} from "@throughline/ui";
import type { JobRun } from "../job/job.fields.ts";
import { useText } from "../messages/use-text.ts";
import { When } from "./when.tsx";

/** What the workers did: which queue, how it went, how long it took, how much it moved, and what went wrong. */
export function JobRunTable({ runs }: { runs: JobRun[] }) {
  const text = useText();
  return (
    <DataTable
      caption={text("jobs.runs")}
      columns={useColumns()}
      rows={runs}
      rowKey={({ id }) => id}
      empty={
        <EmptyState
          title={text("jobs.none")}
          action={<LinkButton href="/jobs">{text("jobs.showAll")}</LinkButton>}
        >
          {text("jobs.noneExplain")}
        </EmptyState>
      }
    />
  );
}

function useColumns(): Column<JobRun>[] {
  const text = useText();
  const { count } = useNumber();
  return [
    {
      key: "queue",
      heading: text("jobs.queue"),
      cell: ({ queue }) => <span className="font-mono text-xs">{queue}</span>,
    },
    {
      key: "state",
      heading: text("column.state"),
      cell: ({ state }) => (
        <Highlight value={state}>
          <Pill tone={tones[state]}>{text(`jobs.state.${state}`)}</Pill>
        </Highlight>
      ),
    },
    {
      key: "started",
      heading: text("jobs.started"),
      cell: ({ startedAt }) => <When at={startedAt} />,
    },
    {
      key: "duration",
      heading: text("jobs.duration"),
      align: "end",
      cell: ({ durationMs }) =>
        durationMs === null ? "–" : duration(durationMs),
    },
    {
      key: "records",
      heading: text("jobs.records"),
      align: "end",
      cell: ({ records }) => count(records),
    },
    {
      key: "failures",
      heading: text("jobs.failures"),
      align: "end",
      cell: ({ failures }) => count(failures),
    },
    {
      key: "error",
      heading: text("jobs.error"),
      cell: ({ error }) =>
        error && (
          <span className="block text-xs wrap-anywhere text-danger">
            {error}
          </span>
        ),
    },
    {
      key: "worker",
      heading: text("jobs.worker"),
      cell: ({ worker }) => (
        <span className="font-mono text-2xs wrap-anywhere text-muted">
          {worker}
        </span>
      ),
    },
  ];
}

const milliseconds = new Intl.NumberFormat("en", {
  style: "unit",
  unit: "millisecond",
  unitDisplay: "narrow",
});

function duration(ms: number): string {
  return ms < 1_000 ? milliseconds.format(ms) : formatDuration(ms / 1_000);
}

const tones: Record<JobRun["state"], PillTone> = {
  RUNNING: "progress",
  SUCCEEDED: "done",
  FAILED: "failed",
  LOST: "neutral",
};
