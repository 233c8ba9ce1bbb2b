import {
  Card,
  DataTable,
  EmptyState,
  TextLink,
  type Column,
} from "@throughline/ui";
import { PartyPopper } from "lucide-react";
import { useText, type Text } from "../messages/use-text.ts";
import { studentsHref } from "../pipeline/pipeline.links.ts";
import type { StuckStudent } from "../pipeline/stuck-students.fields.ts";
import { belowOnPhone } from "./below-on-phone.ts";
import { ContactLinks } from "./contact-links.tsx";
import { PersonName } from "./person-name.tsx";
import { StepStatePill } from "./step-state.tsx";
import { When } from "./when.tsx";

/** Who does not move, with a way to reach them. `days` is how long counts as stuck in this course. */
export function StuckStudents({
  course,
  days,
  students,
  total,
}: {
  course: string;
  days: number;
  students: StuckStudent[];
  total: number;
}) {
  const text = useText();
  return (
    <Card
      title={text("stuck.title")}
      description={text("stuck.explain", { days })}
      flush
    >
      <DataTable
        caption={text("stuck.title")}
        columns={columnsOf(text)}
        rows={students}
        rowKey={({ id }) => id}
        rowHref={({ id }) => `/enrollments/${id}`}
        empty={
          <EmptyState
            icon={<PartyPopper aria-hidden />}
            title={text("stuck.none")}
          >
            {text("stuck.noneExplain", { days })}
          </EmptyState>
        }
      />
      {total > students.length && (
        <p className="border-t border-line px-4 py-2 text-sm">
          <TextLink href={studentsHref({ course, situation: "STUCK" })}>
            {text("stuck.all", { count: total })}
          </TextLink>
        </p>
      )}
    </Card>
  );
}

function columnsOf(text: Text): Column<StuckStudent>[] {
  return [
    {
      key: "name",
      heading: text("column.student"),
      cell: ({ person }) => <PersonName {...person} />,
    },
    {
      key: "step",
      heading: text("column.step"),
      cell: ({ currentStep }) =>
        currentStep && (
          <span>
            <span className="text-muted">{currentStep.label}</span>{" "}
            {currentStep.title}
          </span>
        ),
    },
    {
      key: "state",
      heading: text("column.state"),
      cell: ({ currentStep }) =>
        currentStep && <StepStatePill {...currentStep} />,
    },
    {
      key: "since",
      heading: text("column.since"),
      cell: ({ currentStep }) => {
        const since = currentStep?.startedAt ?? currentStep?.openedAt;
        return since && <When at={since} />;
      },
    },
    {
      key: "contact",
      heading: text("column.contact"),
      hideHeading: true,
      interactive: true,
      className: belowOnPhone,
      cell: ({ person }) => <ContactLinks {...person} />,
    },
  ];
}
