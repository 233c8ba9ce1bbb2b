import { Form } from "@remix-run/react";
import { Button, Card, TextField, TextLink } from "@throughline/ui";
import { useText } from "../messages/use-text.ts";

/** Finds the other record of a human by part of a name or an address. */
export function MergeFinder({
  personId,
  search,
  found,
}: {
  personId: string;
  search: string;
  found: { id: string; name: string; email: string | null }[] | null;
}) {
  const text = useText();
  return (
    <Card title={text("merge.find")} description={text("merge.findExplain")}>
      <Form
        role="search"
        aria-label={text("merge.find")}
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
        <p className="mt-3 text-muted">{text("merge.foundNobody")}</p>
      )}
      <ul className="mt-2 flex flex-col">
        {found?.map(({ id, name, email }) => (
          <li key={id} className="py-1">
            <TextLink href={`/people/${personId}/merge?other=${id}`}>
              <bdi>{name}</bdi>
            </TextLink>{" "}
            <span className="text-xs wrap-anywhere text-muted">{email}</span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
