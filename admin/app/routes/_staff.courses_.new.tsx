import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
} from "@remix-run/node";
import { Form, useLoaderData, useNavigation } from "@remix-run/react";
import {
  Button,
  Card,
  EmptyState,
  LinkButton,
  PageHeader,
} from "@throughline/ui";
import { Notice } from "@throughline/web/frame/notice.tsx";
import { query } from "@throughline/web/request.server";
import { useSearchParams } from "@remix-run/react";
import { z } from "zod";
import { CourseBuilder } from "../components/course-builder.tsx";
import { When } from "../components/when.tsx";
import { answerBuilder } from "../course/builder.action.server.ts";
import { BeginCourseDraft, NewDraftsQuery } from "../course/builder.query.ts";
import { loadBuilder } from "../course/load-builder.server.ts";
import { useKeptActionData } from "@throughline/web/use-kept-action-data";
import { titled } from "../messages/title.ts";
import { useText } from "../messages/use-text.ts";
import { settle } from "../outcome.ts";
import { readParams } from "../url/search-params.ts";

export { ErrorPage as ErrorBoundary } from "@throughline/web/document/error-page.tsx";

export const meta = titled("builder.title");

const params = z.object({ draft: z.string().max(200).optional() });

export async function loader({ request }: LoaderFunctionArgs) {
  const { draft } = readParams(params, request);
  if (draft) return { built: await loadBuilder(request, draft), drafts: [] };
  const { newCourseDrafts } = await query(request, NewDraftsQuery);
  return { built: null, drafts: newCourseDrafts };
}

/** Begins a course, or carries out what a button of its builder asks for. */
export async function action({ request }: ActionFunctionArgs) {
  const { draft } = readParams(params, request);
  if (draft) return answerBuilder(request, draft);
  const { outcome } = await query(request, BeginCourseDraft, { input: {} });
  const settled = settle(outcome);
  if (settled.kind === "failed") throw redirect("/courses/new");
  throw redirect(`/courses/new?draft=${encodeURIComponent(settled.id)}`);
}

export default function NewCourse() {
  const { built, drafts } = useLoaderData<typeof loader>();
  const answer = useKeptActionData<typeof action>();
  return built ? (
    <CourseBuilder {...built} answer={answer} />
  ) : (
    <Drafts drafts={drafts} />
  );
}

type Loaded = ReturnType<typeof useLoaderData<typeof loader>>;

function Drafts({ drafts }: Pick<Loaded, "drafts">) {
  const text = useText();
  const [search] = useSearchParams();
  const isPending = useNavigation().formMethod === "POST";
  return (
    <>
      <PageHeader
        trail={[{ href: "/courses", label: text("nav.courses") }]}
        title={text("builder.new")}
        description={text("builder.newExplain")}
        actions={
          <Form method="post">
            <Button type="submit" variant="primary" pending={isPending}>
              {text("builder.begin")}
            </Button>
          </Form>
        }
      />
      {search.has("discarded") && <Notice>{text("built.discarded")}</Notice>}
      <Card title={text("builder.drafts")}>
        {drafts.length === 0 ? (
          <EmptyState title={text("builder.noDrafts")}>
            {text("builder.noDraftsExplain")}
          </EmptyState>
        ) : (
          <ul className="flex flex-col divide-y divide-line">
            {drafts.map(({ id, content, updatedByName, updatedAt }) => {
              const title =
                content.title || content.code || text("builder.untitled");
              return (
                <li
                  key={id}
                  className="flex flex-wrap items-center gap-x-3 gap-y-1 py-2 text-sm"
                >
                  <span className="min-w-0 flex-1 basis-40 font-medium wrap-anywhere">
                    {title}
                  </span>
                  <span className="text-xs text-muted">
                    {text("builder.draftBy", { name: updatedByName })} ·{" "}
                    <When at={updatedAt} />
                  </span>
                  <LinkButton
                    size="small"
                    href={`/courses/new?draft=${encodeURIComponent(id)}`}
                    aria-label={text("builder.goOnWith", { title })}
                  >
                    {text("builder.goOn")}
                  </LinkButton>
                </li>
              );
            })}
          </ul>
        )}
      </Card>
    </>
  );
}
