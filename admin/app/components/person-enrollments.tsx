import {
  Card,
  DataTable,
  EmptyState,
  LinkButton,
  useNumber,
  type Column,
} from "@throughline/ui";
import { useText } from "../messages/use-text.ts";
import type { PersonDetail } from "../person/person.query.ts";
import { EnrollmentPill } from "./enrollment-pill.tsx";
import { When } from "./when.tsx";

type Enrollment = PersonDetail["enrollments"][number];

/** The courses of a person, newest first. */
export function PersonEnrollments({ person }: { person: PersonDetail }) {
  const text = useText();
  return (
    <Card title={text("person.enrollments")} flush>
      <DataTable
        caption={text("person.enrollments")}
        columns={useColumns()}
        rows={person.enrollments}
        rowKey={({ id }) => id}
        rowHref={({ id }) => `/enrollments/${id}`}
        empty={
          <EmptyState
            title={text("person.noEnrollments")}
            action={
              <LinkButton href={`/students/new?person=${person.id}`}>
                {text("person.enroll")}
              </LinkButton>
            }
          />
        }
      />
    </Card>
  );
}

function useColumns(): Column<Enrollment>[] {
  const text = useText();
  const { percent } = useNumber();
  return [
    {
      key: "course",
      heading: text("column.course"),
      cell: ({ course }) => course.title,
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
        currentStep && `${currentStep.label} ${currentStep.title}`,
    },
    {
      key: "progress",
      heading: text("column.progress"),
      align: "end",
      cell: ({ percentComplete }) => percent(percentComplete / 100),
    },
    {
      key: "enrolled",
      heading: text("column.enrolled"),
      cell: ({ enrolledAt }) => <When at={enrolledAt} />,
    },
  ];
}
