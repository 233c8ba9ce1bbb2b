import { useSearchParams } from "@remix-run/react";
import {
  Checkbox,
  DataTable,
  EmptyState,
  Highlight,
  LinkButton,
  useNumber,
  type Column,
} from "@throughline/ui";
import { SearchX, Users } from "lucide-react";
import type { Selection } from "../bulk/use-selection.ts";
import type { Student } from "../enrollment/students.query.ts";
import { useText } from "../messages/use-text.ts";
import { firstPage } from "../url/paging.ts";
import { withParams } from "../url/search-params.ts";
import { EnrollmentPill } from "./enrollment-pill.tsx";
import { PersonName } from "./person-name.tsx";
import { StepStatePill } from "./step-state.tsx";
import { When } from "./when.tsx";

/** A list of enrollments; headings sort, rows lead to the enrollment, boxes select them for an action on many. */
export function StudentTable({
  students,
  sort,
  isNarrowed,
  selection,
}: {
  students: Student[];
  sort: string;
  isNarrowed: boolean;
  selection: Selection;
}) {
  const text = useText();
  return (
    <DataTable
      caption={text("students.title")}
      columns={[useSelectColumn(selection), ...useColumns(sort)]}
      rows={students}
      rowKey={({ id }) => id}
      rowHref={({ id }) => `/enrollments/${id}`}
      empty={<NoStudents isNarrowed={isNarrowed} />}
    />
  );
}

function NoStudents({ isNarrowed }: { isNarrowed: boolean }) {
  const text = useText();
  const enroll = (
    <LinkButton href="/students/new" variant="primary">
      {text("enroll.title")}
    </LinkButton>
  );
  if (!isNarrowed)
    return (
      <EmptyState
        icon={<Users aria-hidden />}
        title={text("students.noneYet")}
        action={enroll}
      >
        {text("students.noneYetExplain")}
      </EmptyState>
    );
  return (
    <EmptyState
      icon={<SearchX aria-hidden />}
      title={text("students.none")}
      action={
        <>
          <LinkButton href="/students">{text("students.all")}</LinkButton>
          {enroll}
        </>
      }
    >
      {text("students.noneExplain")}
    </EmptyState>
  );
}

function useSelectColumn(selection: Selection): Column<Student> {
  const text = useText();
  return {
    key: "select",
    heading: text("bulk.selectColumn"),
    hideHeading: true,
    interactive: true,
    className: "w-8",
    cell: ({ id, person }) => (
      <Checkbox
        hideLabel
        label={text("bulk.select", { name: person.name })}
        checked={selection.isAll || selection.ids.has(id)}
        readOnly
        onClick={(event) => selection.toggle(id, event)}
      />
    ),
  };
}

function useColumns(sort: string): Column<Student>[] {
  const text = useText();
  const { percent } = useNumber();
  const [params] = useSearchParams();
  const sorting = (ascending: string, descending: string) => ({
    sortHref: withParams(params, {
      ...firstPage,
      sort: sort === ascending ? descending : ascending,
    }),
    sorted: directionOf(sort, ascending, descending),
  });
  return [
    {
      key: "name",
      heading: text("column.student"),
      ...sorting("NAME_ASC", "NAME_DESC"),
      cell: ({ person }) => <PersonName {...person} />,
    },
    {
      key: "course",
      heading: text("column.course"),
      ...sorting("COURSE", "COURSE"),
      className: "xl:whitespace-nowrap",
      cell: ({ course, attempt }) => (
        <>
          {course.title}
          {attempt > 1 && (
            <span className="text-muted">
              {" "}
              {text("enrollment.attempt", { attempt })}
            </span>
          )}
        </>
      ),
    },
    {
      key: "state",
      heading: text("column.state"),
      cell: ({ state }) => <EnrollmentPill state={state} />,
    },
    {
      key: "step",
      heading: text("column.currentStep"),
      cell: ({ currentStep }) =>
        currentStep && (
          <span className="flex flex-wrap items-center gap-x-2 gap-y-1 max-sm:justify-end">
            <span>
              <span className="text-muted">{currentStep.label}</span>{" "}
              {currentStep.title}
            </span>
            <StepStatePill {...currentStep} />
          </span>
        ),
    },
    {
      key: "progress",
      heading: text("column.progress"),
      align: "end",
      cell: ({ percentComplete }) => (
        <Highlight value={percent(percentComplete / 100)} />
      ),
    },
    {
      key: "enrolled",
      heading: text("column.enrolled"),
      ...sorting("NEWEST", "OLDEST"),
      sorted: directionOf(sort, "OLDEST", "NEWEST"),
      cell: ({ enrolledAt }) => <When at={enrolledAt} />,
    },
  ];
}

function directionOf(sort: string, ascending: string, descending: string) {
  if (sort === ascending) return "ascending" as const;
  return sort === descending ? ("descending" as const) : undefined;
}
