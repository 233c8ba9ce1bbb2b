import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { LinkButton, PageHeader } from "@throughline/ui";
import { EnrollmentList } from "../enrollment/enrollment-list.tsx";
import { mostPressingFirst } from "../enrollment/next-action.ts";
import { NoCourseYet } from "../enrollment/no-course-yet.tsx";
import { loadOwnEnrollments } from "../enrollment/own-enrollments.server.ts";
import { titled } from "../messages/title.ts";
import { useText } from "../messages/use-text.ts";

export { ErrorPage as ErrorBoundary } from "@throughline/web/document/error-page.tsx";

export const meta = titled("courses.title");

export async function loader({ request }: LoaderFunctionArgs) {
  return { enrollments: await loadOwnEnrollments(request) };
}

export default function Courses() {
  const text = useText();
  const { enrollments } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader
        title={text("courses.title")}
        description={text("courses.count", { count: enrollments.length })}
        actions={
          <LinkButton href="/catalogue">{text("nav.catalogue")}</LinkButton>
        }
      />
      {enrollments.length === 0 ? (
        <NoCourseYet />
      ) : (
        <EnrollmentList enrollments={mostPressingFirst(enrollments)} />
      )}
    </>
  );
}
