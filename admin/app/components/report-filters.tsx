import { Form, useLocation, useSubmit } from "@remix-run/react";
import { Button, SelectField, useHydrated, useMonth } from "@throughline/ui";
import { useText } from "../messages/use-text.ts";
import { monthChoices } from "../report/report.params.ts";
import type { ReportCourse } from "../report/report.query.ts";

/** Which course and which months a report is about; kept in the address. Without `months` there is the course alone to choose. */
export function ReportFilters({
  courses,
  course,
  months,
}: {
  courses: ReportCourse[];
  course: ReportCourse | undefined;
  months?: { from: string; to: string };
}) {
  const text = useText();
  const submit = useSubmit();
  const isHydrated = useHydrated();
  const { pathname } = useLocation();
  const every = { value: "", label: text("reports.everyCourse") };
  return (
    <Form
      aria-label={text("filter.label")}
      role="search"
      action={pathname}
      className="flex flex-wrap items-end gap-2"
      onChange={({ currentTarget }) =>
        submit(currentTarget, { preventScrollReset: true })
      }
    >
      <SelectField
        key={`course ${course?.code ?? ""}`}
        id="report-course"
        name="course"
        label={text("filter.course")}
        options={[
          every,
          ...courses.map(({ code, title }) => ({ value: code, label: title })),
        ]}
        defaultValue={course?.code ?? ""}
        className="min-w-52 flex-1 sm:max-w-72"
      />
      {months && (
        <>
          <MonthField name="from" value={months.from} />
          <MonthField name="to" value={months.to} />
        </>
      )}
      {!isHydrated && <Button type="submit">{text("filter.show")}</Button>}
    </Form>
  );
}

function MonthField({ name, value }: { name: "from" | "to"; value: string }) {
  const text = useText();
  const nameOf = useMonth();
  const choices = new Set([value, ...monthChoices(new Date())]);
  return (
    <SelectField
      key={`${name} ${value}`}
      id={`report-${name}`}
      name={name}
      label={text(`reports.${name}`)}
      options={[...choices]
        .toSorted()
        .toReversed()
        .map((month) => ({ value: month, label: nameOf(month) }))}
      defaultValue={value}
      className="min-w-32 flex-1 sm:max-w-40"
    />
  );
}
