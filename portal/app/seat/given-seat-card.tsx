import { Card, LinkButton, Pill } from "@throughline/ui";
import { Day } from "../components/day.tsx";
import { useText } from "../messages/use-text.ts";
import type { GivenSeat } from "./given-seats.query.ts";

/** A place that somebody was given: which course, from whom, since when, and why it does not go on where it does not. */
export function GivenSeatCard({ seat }: { seat: GivenSeat }) {
  const text = useText();
  const { courseTitle, giverName, claimedAt, revokedAt } = seat;
  const isOver = revokedAt !== null;
  return (
    <Card>
      <div className="flex flex-col gap-3">
        <div className="flex flex-col gap-1">
          <p className="flex flex-wrap items-center gap-2">
            <bdi className="min-w-0 font-semibold wrap-anywhere">
              {courseTitle}
            </bdi>
            <StandingPill seat={seat} />
          </p>
          <p className="text-sm text-muted">
            {text("given.from", { giver: giverName })},{" "}
            {text(isOver ? "given.ended" : "given.since")}{" "}
            <Day at={revokedAt ?? claimedAt} />
          </p>
        </div>
        {(isOver || seat.isSuspended) && (
          <p className="text-sm">
            {text(isOver ? "given.over" : "given.suspended", {
              giver: giverName,
            })}
          </p>
        )}
        {seat.enrollmentId !== null && (
          <LinkButton
            href={`/courses/${seat.enrollmentId}`}
            size="large"
            className="w-fit"
            aria-label={text("course.seeTitled", { course: courseTitle })}
          >
            {text("course.see")}
          </LinkButton>
        )}
      </div>
    </Card>
  );
}

function StandingPill({
  seat: { revokedAt, isSuspended },
}: {
  seat: GivenSeat;
}) {
  const text = useText();
  if (revokedAt !== null) return <Pill>{text("given.endedPill")}</Pill>;
  return isSuspended ? (
    <Pill tone="waiting">{text("seats.suspended")}</Pill>
  ) : null;
}
