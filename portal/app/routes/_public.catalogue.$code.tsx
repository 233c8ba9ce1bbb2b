import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Card, PageHeader } from "@throughline/ui";
import { CourseSteps } from "../course/course-steps.tsx";
import { loadCourse } from "../course/load-catalogue.server.ts";
import { titleOf } from "../messages/title.ts";
import { useText } from "../messages/use-text.ts";

export { ErrorPage as ErrorBoundary } from "@throughline/web/document/error-page.tsx";

export const meta: MetaFunction<typeof loader> = ({ data, error }) =>
  titleOf(data?.course.title, error);

export async function loader({ request, params }: LoaderFunctionArgs) {
  return { course: await loadCourse(request, params.code ?? "") };
}

export default function CatalogueCourse() {
  const text = useText();
  const { title, description, sequencing, steps } =
    useLoaderData<typeof loader>().course;
  return (
    <>
      <PageHeader
        trail={[{ href: "/catalogue", label: text("catalogue.title") }]}
        title={<bdi>{title}</bdi>}
      />
      <p dir="auto" className="wrap-anywhere">
        {description}
      </p>
      <Card
        title={text("catalogue.path")}
        description={text(
          sequencing === "STRICT" ? "catalogue.strict" : "catalogue.advisory",
        )}
      >
        <CourseSteps steps={steps} />
      </Card>
      <p className="text-sm text-muted">{text("catalogue.enroll")}</p>
    </>
  );
}
