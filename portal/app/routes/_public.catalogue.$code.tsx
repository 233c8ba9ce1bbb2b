import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Card, Markdown, PageHeader } from "@throughline/ui";
import { CourseOffer } from "../course/course-offer.tsx";
import { CoursePicture } from "../course/course-picture.tsx";
import { CourseSteps } from "../course/course-steps.tsx";
import { describeCourse } from "../course/describe-course.ts";
import { loadCourse } from "../course/load-catalogue.server.ts";
import { PickedClassNote } from "../course/picked-class-note.tsx";
import { structuredData } from "../course/structured-data.ts";
import { StructuredDataScript } from "../course/structured-data-script.tsx";
import { FollowCatalogue } from "../live/follow-catalogue.tsx";
import { titleOf } from "../messages/title.ts";
import { useText } from "../messages/use-text.ts";

export { ErrorPage as ErrorBoundary } from "@throughline/web/document/error-page.tsx";

export const meta: MetaFunction<typeof loader> = ({ data, error }) => [
  ...titleOf(data?.course.title, error),
  ...(data ? describeCourse(data) : []),
];

export function loader({ request, params }: LoaderFunctionArgs) {
  return loadCourse(request, params.code ?? "");
}

export default function CatalogueCourse() {
  const text = useText();
  const page = useLoaderData<typeof loader>();
  const { course } = page;
  return (
    <>
      <FollowCatalogue courseId={course.id} />
      <StructuredDataScript data={structuredData(page)} />
      <PageHeader
        trail={[{ href: "/catalogue", label: text("catalogue.title") }]}
        title={<bdi>{course.title}</bdi>}
      />
      {course.image && <CoursePicture image={course.image} />}
      {course.description !== "" && (
        <p dir="auto" className="wrap-anywhere">
          {course.description}
        </p>
      )}
      <PickedClassNote {...page} />
      <CourseOffer {...page} />
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
        <CourseSteps steps={course.steps} />
      </Card>
    </>
  );
}
