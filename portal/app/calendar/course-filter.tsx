import { Form, useSubmit } from "@remix-run/react";
import { Button, SelectField, useHydrated } from "@throughline/ui";
import { useText } from "../messages/use-text.ts";
import { ALL } from "./filter-words.ts";

/** Chooses whose classes the calendar shows; without JavaScript by a button. */
export function CourseFilter({
  courses,
  hasOwnCourses,
  filter,
  view,
  date,
}: {
  courses: { id: string; title: string }[];
  hasOwnCourses: boolean;
  filter: string;
  view?: string;
  date: string;
}) {
  const text = useText();
  const submit = useSubmit();
  const hydrated = useHydrated();
  return (
    <Form method="get" className="flex flex-wrap items-end gap-2">
      {view && <input type="hidden" name="view" value={view} />}
      <input type="hidden" name="date" value={date} />
      <SelectField
        name="course"
        label={text("calendar.filter")}
        defaultValue={filter}
        key={filter}
        onChange={(event) => submit(event.currentTarget.form)}
        options={[
          ...(hasOwnCourses
            ? [
                { value: "", label: text("calendar.own") },
                { value: ALL, label: text("calendar.all") },
              ]
            : [{ value: "", label: text("calendar.all") }]),
          ...courses.map(({ id, title }) => ({ value: id, label: title })),
        ]}
        className="min-w-0 flex-1 basis-60 sm:max-w-80"
      />
      {!hydrated && <Button type="submit">{text("calendar.show")}</Button>}
    </Form>
  );
}
