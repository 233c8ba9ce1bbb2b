import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { PageHeader } from "@throughline/ui";
import { CourseBody } from "@throughline/web/course/course-body.tsx";
import { CourseOffer } from "@throughline/web/course/course-offer.tsx";
import { usePickedId } from "../booking/use-picked-id.ts";
import { useReaderZone } from "../class/use-reader-zone.ts";
import { describeCourse } from "../course/describe-course.ts";
import { loadCourse } from "../course/load-catalogue.server.ts";
import { OwnCourseNote } from "../course/own-course-note.tsx";
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
  const zone = useReaderZone();
  const pickedClassId = usePickedId();
  const { course, ownEnrollmentId } = page;
  const picked =
    pickedClassId === null ? "" : `?class=${encodeURIComponent(pickedClassId)}`;
  return (
    <>
      <FollowCatalogue courseId={course.id} />
      <StructuredDataScript data={structuredData(page)} />
      <PageHeader
        trail={[{ href: "/catalogue", label: text("catalogue.title") }]}
        title={<bdi>{course.title}</bdi>}
      />
      <CourseBody course={course} zone={zone} pickedClassId={pickedClassId}>
        <PickedClassNote {...page} />
        <CourseOffer {...page} hrefToBuy={(id) => `/buy/${id}${picked}`}>
          {ownEnrollmentId !== null && (
            <OwnCourseNote enrollmentId={ownEnrollmentId} />
          )}
        </CourseOffer>
      </CourseBody>
    </>
  );
}
