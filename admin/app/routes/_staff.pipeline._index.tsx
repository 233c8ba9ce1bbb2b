import { redirect, type LoaderFunctionArgs } from "@remix-run/node";
import { Card, EmptyState, LinkButton, PageHeader } from "@throughline/ui";
import { graphql } from "@throughline/web/graphql";
import { query } from "@throughline/web/request.server";
import { titled } from "../messages/title.ts";
import { useText } from "../messages/use-text.ts";

export { ErrorPage as ErrorBoundary } from "@throughline/web/document/error-page.tsx";

export const meta = titled("pipeline.title");

const CoursesToChooseFrom = graphql(`
  query CoursesToChooseFrom {
    courses(first: 100) {
      edges {
        node {
          code
          state
        }
      }
    }
  }
`);

/** Leads to the pipeline of the first published course. */
export async function loader({ request }: LoaderFunctionArgs) {
  const { courses } = await query(request, CoursesToChooseFrom);
  const first = courses.edges.find(({ node }) => node.state === "PUBLISHED");
  if (first) throw redirect(`/pipeline/${encodeURIComponent(first.node.code)}`);
  return null;
}

export default function NoPipeline() {
  const text = useText();
  return (
    <>
      <PageHeader title={text("pipeline.question")} />
      <Card>
        <EmptyState
          title={text("pipeline.noCourse")}
          action={
            <LinkButton href="/courses">{text("nav.courses")}</LinkButton>
          }
        >
          {text("pipeline.noCourseExplain")}
        </EmptyState>
      </Card>
    </>
  );
}
