import { Ellipsis, SearchX } from "lucide-react";
import { Avatar } from "../avatar.tsx";
import { Card } from "../card.tsx";
import { DataTable, type Column } from "../data-table.tsx";
import { EmptyState } from "../empty-state.tsx";
import { IconButton } from "../icon-button.tsx";
import { LinkButton } from "../link-button.tsx";
import { Menu } from "../menu.tsx";
import { NavTabs } from "../nav-tabs.tsx";
import { Pagination } from "../pagination.tsx";
import { RelativeTime } from "../relative-time.tsx";
import { StatePill } from "../state-pill.tsx";
import type { StepState } from "../step-state.ts";

/** A list of students with tabs, sorting, row links and pages; and the same list with nobody in it. */
export function TableGallery() {
  return (
    <div className="grid gap-5 xl:grid-cols-[2fr_1fr]">
      <Card title="Who needs me?" flush>
        <NavTabs label="Lists of students" tabs={tabs} className="px-3" />
        <DataTable
          caption="Students who need attention"
          columns={columns}
          rows={students}
          rowKey={(row) => row.id}
          rowHref={(row) => `#${row.id}`}
        />
        <Pagination
          from={1}
          to={4}
          total={4012}
          nextHref="#page-2"
          className="border-t border-line px-4 py-2"
        />
      </Card>
      <Card title="Who is stuck?" flush>
        <DataTable
          caption="Stuck students"
          columns={columns}
          rows={[]}
          rowKey={(row) => row.id}
          empty={
            <EmptyState
              icon={<SearchX aria-hidden />}
              title="Nobody is stuck"
              action={<LinkButton href="#all">See all students</LinkButton>}
            >
              A student is listed here after seven days without a movement.
            </EmptyState>
          }
        />
      </Card>
    </div>
  );
}

type Student = {
  id: string;
  name: string;
  course: string;
  state: StepState;
  since: string;
  progress: string;
};

const columns: Column<Student>[] = [
  {
    key: "name",
    heading: "Student",
    sortHref: "#sort-name",
    cell: (student) => (
      <span className="flex items-center gap-2">
        <Avatar name={student.name} size="small" />
        <bdi className="min-w-0 wrap-anywhere">{student.name}</bdi>
      </span>
    ),
  },
  { key: "course", heading: "Course", cell: (student) => student.course },
  {
    key: "state",
    heading: "State",
    cell: (student) => <StatePill state={student.state} />,
  },
  {
    key: "since",
    heading: "Since",
    sortHref: "#sort-since",
    sorted: "descending",
    cell: (student) => <RelativeTime at={student.since} />,
  },
  {
    key: "progress",
    heading: "Progress",
    align: "end",
    cell: (student) => student.progress,
  },
  {
    key: "actions",
    heading: "Actions",
    hideHeading: true,
    interactive: true,
    cell: (student) => (
      <Menu
        label={`Actions for ${student.name}`}
        trigger={
          <IconButton label={`Actions for ${student.name}`} size="small">
            <Ellipsis aria-hidden />
          </IconButton>
        }
        items={[
          { id: "complete", label: "Complete the step" },
          { id: "open", label: "Open the timeline", href: `#${student.id}` },
          { id: "withdraw", label: "Withdraw", danger: true },
        ]}
      />
    ),
  },
];

const students: Student[] = [
  {
    id: "1",
    name: "Ana Horvat",
    course: "Fire safety",
    state: "FAILED",
    since: "2026-11-12T08:00:00Z",
    progress: "40%",
  },
  {
    id: "2",
    name: "Wilhelmina-Anastasia von Hohenlohe-Langenburg-Schillingsfürst",
    course: "First aid",
    state: "PENDING",
    since: "2026-11-14T10:00:00Z",
    progress: "20%",
  },
  {
    id: "3",
    name: "محمد عبد الرحمن",
    course: "Fire safety",
    state: "IN_PROGRESS",
    since: "2026-11-19T10:00:00Z",
    progress: "60%",
  },
  {
    id: "4",
    name: "Luka Marić",
    course: "Working at height",
    state: "COMPLETED",
    since: "2026-11-20T21:00:00Z",
    progress: "100%",
  },
];

const tabs = [
  { href: "#attention", label: "Needs attention", count: 26, current: true },
  { href: "#all", label: "All", count: 4012 },
  { href: "#done", label: "Certified", count: 1180 },
];
