import { Card, LinkButton, Pill, TextLink } from "@throughline/ui";
import { useText } from "../messages/use-text.ts";
import type { PersonDetail } from "../person/person.query.ts";
import { When } from "./when.tsx";

/** Other records that are, or may be, the same human: merged ones with the way back, and lookalikes with the way to merge them. */
export function PersonRecords({ person }: { person: PersonDetail }) {
  const text = useText();
  const merged = person.merges.filter(({ undoneAt }) => undoneAt === null);
  return (
    <Card
      title={text("records.title")}
      description={text("records.explain")}
      actions={
        <LinkButton size="small" href={`/people/${person.id}/merge`}>
          {text("records.find")}
        </LinkButton>
      }
    >
      {merged.length === 0 && person.lookalikes.length === 0 && (
        <p className="text-muted">{text("records.none")}</p>
      )}
      <ul className="flex flex-col divide-y divide-line">
        {merged.map(({ id, merged, mergedAt, mergedByName, reason }) => (
          <li
            key={id}
            className="flex flex-wrap items-center justify-between gap-2 py-2"
          >
            <div className="min-w-0">
              <bdi className="wrap-anywhere">{merged.name}</bdi>{" "}
              <Pill>{text("records.merged")}</Pill>
              <p className="text-xs text-muted">
                <When at={mergedAt} /> · {mergedByName} · {reason}
              </p>
            </div>
            <LinkButton
              size="small"
              href={`/people/${person.id}/merge?undo=${id}`}
            >
              {text("records.undo")}
            </LinkButton>
          </li>
        ))}
        {person.lookalikes.map(({ person: other, reasons }) => (
          <li
            key={other.id}
            className="flex flex-wrap items-center justify-between gap-2 py-2"
          >
            <div className="min-w-0">
              <TextLink href={`/people/${other.id}`}>
                <bdi className="wrap-anywhere">{other.name}</bdi>
              </TextLink>
              <p className="text-xs wrap-anywhere text-muted">
                {[
                  other.email,
                  ...reasons.map((each) => text(`lookalike.${each}`)),
                ]
                  .filter(Boolean)
                  .join(" · ")}
              </p>
            </div>
            <LinkButton
              size="small"
              href={`/people/${person.id}/merge?other=${other.id}`}
            >
              {text("records.compare")}
            </LinkButton>
          </li>
        ))}
      </ul>
    </Card>
  );
}
