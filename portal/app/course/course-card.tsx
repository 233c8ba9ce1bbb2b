import { Card, TextLink } from "@throughline/ui";
import { useText } from "../messages/use-text.ts";

/** A course in the catalogue; leads to its page. */
export function CourseCard({
  course: { code, title, description, steps },
}: {
  course: {
    code: string;
    title: string;
    description: string;
    steps: unknown[];
  };
}) {
  const text = useText();
  return (
    <Card>
      <h2 className="text-base font-semibold wrap-anywhere">
        <TextLink
          quiet
          href={`/catalogue/${encodeURIComponent(code)}`}
          className="-my-2.5 inline-block py-2.5"
        >
          <bdi>{title}</bdi>
        </TextLink>
      </h2>
      <p dir="auto" className="mt-1 text-sm wrap-anywhere">
        {description}
      </p>
      <p className="mt-2 text-sm text-muted">
        {text("catalogue.steps", { count: steps.length })}
      </p>
    </Card>
  );
}
