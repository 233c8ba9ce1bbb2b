import { Card, Markdown } from "@throughline/ui";
import type { ReactNode } from "react";
import { useText } from "../messages/use-text.ts";
import { CoursePicture } from "./course-picture.tsx";
import { CourseSteps, type ShownStep } from "./course-steps.tsx";

/** A course as whoever thinks of taking it sees it. */
export interface ShownCourse {
  description: string;
  marketingCopy: string;
  sequencing: "STRICT" | "ADVISORY";
  image: { url: string; alt: string } | null;
  steps: ShownStep[];
}

/** What a course's page shows below its title; `children` is what it costs, between what it is and how it is praised. */
export function CourseBody({
  course,
  zone,
  pickedClassId,
  children,
}: {
  course: ShownCourse;
  /** The reader's IANA zone; undefined as long as it is not known. */
  zone: string | undefined;
  pickedClassId?: string | null;
  children: ReactNode;
}) {
  const text = useText();
  return (
    <>
      {course.image && <CoursePicture image={course.image} />}
      {course.description !== "" && (
        <p dir="auto" className="wrap-anywhere">
          {course.description}
        </p>
      )}
      {children}
      {course.marketingCopy.trim() !== "" && (
        <Markdown source={course.marketingCopy} />
      )}
      <Card
        title={text("catalogue.path")}
        description={text(
          course.sequencing === "STRICT"
            ? "catalogue.strict"
            : "catalogue.advisory",
        )}
      >
        <CourseSteps
          steps={course.steps}
          zone={zone}
          pickedClassId={pickedClassId}
        />
      </Card>
    </>
  );
}
