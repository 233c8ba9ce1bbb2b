import { Form, useNavigation } from "@remix-run/react";
import {
  Button,
  Card,
  FormError,
  TextArea,
  TextLink,
  type Problem,
} from "@throughline/ui";
import type { ReactNode } from "react";
import { useText } from "../messages/use-text.ts";
import type { MergePreview as Preview } from "../person/identity.query.ts";

/** What would go over from one record to the other, and the decision; or why it cannot be done. */
export function MergePreview({
  preview,
  problems,
  typed,
}: {
  preview: Preview;
  problems: Problem[];
  typed: string;
}) {
  const text = useText();
  const isPending = useNavigation().formMethod === "POST";
  const { kept, merged, obstacles } = preview;
  return (
    <Card
      title={text("merge.question", { kept: kept.name, merged: merged.name })}
      description={text("merge.explain", {
        kept: kept.name,
        merged: merged.name,
      })}
    >
      <div className="flex flex-col gap-4">
        <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-2">
          <Goes label={text("merge.addresses")} items={preview.addresses} />
          <Goes
            label={text("merge.courses")}
            items={preview.enrollments.map(({ course, state }) =>
              text("merge.course", {
                course: course.title,
                state: state.toLowerCase(),
              }),
            )}
          />
          <Goes
            label={text("merge.certificates")}
            items={preview.certificates}
          />
          <Goes
            label={text("person.login")}
            items={[text(`merge.login.${preview.login}`)]}
          />
        </dl>
        {obstacles.length > 0 ? (
          <FormError
            title={text("merge.impossible")}
            problems={obstacles.map((message) => ({ message }))}
          />
        ) : (
          <Form method="post" noValidate className="flex flex-col gap-3">
            <FormError title={text("merge.refused")} problems={problems} />
            <input type="hidden" name="command" value="merge" />
            <input type="hidden" name="other" value={merged.id} />
            <TextArea
              name="reason"
              label={text("merge.reason")}
              defaultValue={typed}
              maxLength={2000}
              required
              error={problems.find(({ field }) => field === "reason")?.message}
            />
            <div className="flex flex-wrap items-center gap-3">
              <Button type="submit" variant="primary" pending={isPending}>
                {text("merge.submit")}
              </Button>
              <TextLink href={`/people/${merged.id}/merge?other=${kept.id}`}>
                {text("merge.otherWay", { merged: merged.name })}
              </TextLink>
            </div>
          </Form>
        )}
      </div>
    </Card>
  );
}

function Goes({ label, items }: { label: string; items: string[] }) {
  const text = useText();
  return (
    <>
      <dt className="text-muted">{label}</dt>
      <dd className="min-w-0 wrap-anywhere">
        {items.length === 0 ? text("merge.nothing") : <List items={items} />}
      </dd>
    </>
  );
}

const List = ({ items }: { items: ReactNode[] }) => (
  <ul>
    {items.map((item, index) => (
      <li key={index}>{item}</li>
    ))}
  </ul>
);
