import { Form } from "@remix-run/react";
import { Button, Card, TextField, TextLink } from "@throughline/ui";
import { useText } from "../messages/use-text.ts";

/** Finds somebody who is known already, to enroll them without typing everything again. */
export function PersonFinder({
  search,
  found,
}: {
  search?: string;
  found: { id: string; name: string; email: string | null }[] | null;
}) {
  const text = useText();
  return (
    <Card title={text("finder.title")} description={text("finder.explain")}>
      <Form
        role="search"
        aria-label={text("finder.title")}
        className="flex items-end gap-2"
      >
        <TextField
          name="q"
          type="search"
          label={text("finder.label")}
          defaultValue={search}
          maxLength={200}
          className="flex-1"
        />
        <Button type="submit">{text("finder.submit")}</Button>
      </Form>
      {found?.length === 0 && (
        <p className="mt-3 text-muted">{text("finder.none")}</p>
      )}
      <ul className="mt-2 flex flex-col">
        {found?.map(({ id, name, email }) => (
          <li key={id} className="py-1">
            <TextLink href={`/students/new?person=${id}`}>
              <bdi>{name}</bdi>
            </TextLink>{" "}
            <span className="text-xs text-muted">{email}</span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
