import { useText } from "../messages/use-text.ts";
import { EnrollmentList } from "./enrollment-list.tsx";
import type { OwnEnrollment } from "./own-enrollment.ts";

/** The courses that ask for nothing any more, under a heading of their own. Nothing where there are none. */
export function CoursesOver({ enrollments }: { enrollments: OwnEnrollment[] }) {
  const text = useText();
  if (enrollments.length === 0) return null;
  return (
    <section className="flex flex-col gap-3">
      <h2 className="text-base font-semibold">{text("courses.over")}</h2>
      <EnrollmentList enrollments={enrollments} />
    </section>
  );
}
