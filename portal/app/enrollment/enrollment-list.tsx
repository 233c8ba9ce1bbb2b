import { Card, Highlight, TextLink } from "@throughline/ui";
import { CourseProgress } from "./course-progress.tsx";
import { nextAction } from "./next-action.ts";
import type { OwnEnrollment } from "./own-enrollment.ts";
import { useNextWords } from "./use-next-words.ts";

/** Courses one under the other, each with where it stands in a sentence; leads to the course's page. */
export function EnrollmentList({
  enrollments,
}: {
  enrollments: OwnEnrollment[];
}) {
  return (
    <ul className="flex flex-col gap-3">
      {enrollments.map((enrollment) => (
        <li key={enrollment.id}>
          <Row enrollment={enrollment} />
        </li>
      ))}
    </ul>
  );
}

function Row({ enrollment }: { enrollment: OwnEnrollment }) {
  const tell = useNextWords();
  return (
    <Card>
      <div className="flex flex-col gap-3">
        <div className="wrap-anywhere">
          <TextLink
            quiet
            href={`/courses/${enrollment.id}`}
            className="-my-2.5 inline-block py-2.5 text-base font-semibold"
          >
            <bdi>{enrollment.course.title}</bdi>
          </TextLink>
          <p className="text-sm text-muted">
            <Highlight
              value={tell(nextAction(enrollment), enrollment).heading}
            />
          </p>
        </div>
        <CourseProgress enrollment={enrollment} />
      </div>
    </Card>
  );
}
