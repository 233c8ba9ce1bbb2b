import { Card, Highlight, LinkButton } from "@throughline/ui";
import { useText } from "../messages/use-text.ts";
import { CourseProgress } from "./course-progress.tsx";
import { nextAction } from "./next-action.ts";
import type { OwnEnrollment } from "./own-enrollment.ts";
import { PartnerProgress } from "./partner-progress.tsx";
import { PathInShort } from "./path-in-short.tsx";
import { StepAction } from "./step-action.tsx";
import { useNextWords } from "./use-next-words.ts";

/** One course on the home page: what is next in it, how far it is, its path in short. `isFirst`: the page's heading tells already. */
export function EnrollmentCard({
  enrollment,
  isFirst,
}: {
  enrollment: OwnEnrollment;
  isFirst: boolean;
}) {
  const text = useText();
  const tell = useNextWords();
  const action = nextAction(enrollment);
  const { heading, sentence } = tell(action, enrollment);
  return (
    <Card title={<bdi>{enrollment.course.title}</bdi>}>
      <div className="flex flex-col gap-4">
        <div className="wrap-anywhere">
          {!isFirst && (
            <h3 className="text-lg leading-6 font-semibold">
              <Highlight value={heading} />
            </h3>
          )}
          <p className="text-sm text-muted">
            <Highlight value={sentence} />
          </p>
        </div>
        {action.kind === "launch" && <PartnerProgress step={action.step} />}
        <div className="flex flex-wrap gap-2">
          {"step" in action && (
            <StepAction step={action.step} enrollment={enrollment} isNext />
          )}
          {action.kind === "finished" && (
            <LinkButton
              href={`/certificates/${action.certificate.serial}`}
              variant="primary"
              size="large"
            >
              {text("certificate.see")}
            </LinkButton>
          )}
          <LinkButton
            href={`/courses/${enrollment.id}`}
            size="large"
            aria-label={text("course.seeTitled", {
              course: enrollment.course.title,
            })}
          >
            {text("course.see")}
          </LinkButton>
        </div>
        <div className="flex flex-col gap-3 border-t border-line pt-4">
          <CourseProgress enrollment={enrollment} />
          <PathInShort enrollment={enrollment} />
        </div>
      </div>
    </Card>
  );
}
