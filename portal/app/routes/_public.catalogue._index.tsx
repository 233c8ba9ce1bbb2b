import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { currentEnv } from "@throughline/web/env";
import { Card, EmptyState, LinkButton, PageHeader } from "@throughline/ui";
import { BookOpen } from "lucide-react";
import { CourseCard } from "../course/course-card.tsx";
import { loadCatalogue } from "../course/load-catalogue.server.ts";
import { FollowCatalogue } from "../live/follow-catalogue.tsx";
import { en } from "../messages/en.ts";
import { titleOf } from "../messages/title.ts";
import { useText } from "../messages/use-text.ts";

export { ErrorPage as ErrorBoundary } from "@throughline/web/document/error-page.tsx";

export const meta: MetaFunction<typeof loader> = ({ data, error }) => [
  ...titleOf(en["catalogue.title"], error),
  { name: "description", content: en["catalogue.about"] },
  ...(data
    ? [
        {
          tagName: "link",
          rel: "canonical",
          href: new URL("/catalogue", data.origin).href,
        },
      ]
    : []),
];

export async function loader({ request }: LoaderFunctionArgs) {
  const after = new URL(request.url).searchParams.get("after");
  return {
    ...(await loadCatalogue(request, after)),
    origin: currentEnv().publicUrl.origin,
  };
}

export default function Catalogue() {
  const text = useText();
  const { courses, next } = useLoaderData<typeof loader>();
  return (
    <>
      <FollowCatalogue />
      <PageHeader title={text("catalogue.title")} />
      {courses.length === 0 && <None />}
      {courses.map((course) => (
        <CourseCard key={course.id} course={course} />
      ))}
      {next && (
        <LinkButton href={`/catalogue?${new URLSearchParams({ after: next })}`}>
          {text("catalogue.more")}
        </LinkButton>
      )}
    </>
  );
}

function None() {
  const text = useText();
  return (
    <Card>
      <EmptyState
        icon={<BookOpen aria-hidden />}
        title={text("catalogue.emptyTitle")}
        action={
          <LinkButton href="/" variant="primary">
            {text("catalogue.emptyAction")}
          </LinkButton>
        }
      >
        {text("catalogue.empty")}
      </EmptyState>
    </Card>
  );
}
