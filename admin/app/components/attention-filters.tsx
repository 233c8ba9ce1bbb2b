import { Form, useSearchParams, useSubmit } from "@remix-run/react";
import { Button, SelectField, useHydrated } from "@throughline/ui";
import { useText } from "../messages/use-text.ts";

/** Narrows the queue to one course or one partner; kept in the address, so that a view can be sent to a colleague. */
export function AttentionFilters({
  courses,
  partners,
}: {
  courses: { id: string; title: string }[];
  partners: { id: string; name: string }[];
}) {
  const text = useText();
  const submit = useSubmit();
  const [params] = useSearchParams();
  const isHydrated = useHydrated();
  const every = { value: "", label: text("attention.every") };
  return (
    <Form
      className="flex flex-wrap items-end gap-3 border-b border-line px-4 py-2"
      onChange={(event) => submit(event.currentTarget, { replace: true })}
    >
      {["view", "kind"].map((name) => {
        const value = params.get(name);
        return value ? (
          <input key={name} type="hidden" name={name} value={value} />
        ) : null;
      })}
      <SelectField
        id="course"
        name="course"
        label={text("attention.ofCourse")}
        defaultValue={params.get("course") ?? ""}
        options={[
          every,
          ...courses.map(({ id, title }) => ({ value: id, label: title })),
        ]}
        className="max-w-56"
      />
      <SelectField
        id="partner"
        name="partner"
        label={text("attention.ofPartner")}
        defaultValue={params.get("partner") ?? ""}
        options={[
          every,
          ...partners.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        className="max-w-56"
      />
      {!isHydrated && <Button type="submit">{text("attention.filter")}</Button>}
    </Form>
  );
}
