import { parseWithZod } from "@conform-to/zod/v4";
import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
} from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useKeptActionData } from "@throughline/web/use-kept-action-data";
import { Card, PageHeader } from "@throughline/ui";
import { readFields } from "@throughline/web/form-fields.server";
import { query } from "@throughline/web/request.server";
import { z } from "zod";
import { EnrollForm } from "../components/enroll-form.tsx";
import { PersonFinder } from "../components/person-finder.tsx";
import { formOf } from "../enrollment/enroll.form.ts";
import { Enroll, EnrollPageQuery } from "../enrollment/enroll.query.ts";
import { titled } from "../messages/title.ts";
import { useText } from "../messages/use-text.ts";
import { settle } from "../outcome.ts";
import { readParams } from "../url/search-params.ts";

export { ErrorPage as ErrorBoundary } from "@throughline/web/document/error-page.tsx";

export const meta = titled("enroll.title");

const params = z.object({
  person: z.string().max(200).optional(),
  course: z.string().max(100).optional(),
  q: z.string().max(200).optional(),
});

export async function loader({ request }: LoaderFunctionArgs) {
  const { person, course, q } = readParams(params, request);
  const { courses, node, people } = await query(request, EnrollPageQuery, {
    personId: person ?? "",
    hasPerson: person !== undefined,
    search: q,
  });
  if (person && node?.__typename !== "Person")
    throw data(null, { status: 404 });
  const published = courses.edges
    .map((edge) => edge.node)
    .filter(({ state }) => state === "PUBLISHED");
  return {
    person: node?.__typename === "Person" ? node : null,
    courses: published,
    courseId: published.find(({ code }) => code === course)?.id,
    search: q,
    found: q && people ? people.edges.map((edge) => edge.node) : null,
  };
}

export async function action({ request }: ActionFunctionArgs) {
  const fields = await readFields(request);
  const submission = parseWithZod(fields, {
    schema: formOf(fields.has("personId")),
  });
  if (submission.status !== "success")
    return data(submission.reply(), { status: 422 });
  const { outcome } = await query(request, Enroll, { input: submission.value });
  const settled = settle(outcome);
  if (settled.kind === "done") throw redirect(`/enrollments/${settled.id}`);
  const fieldErrors: Record<string, string[]> = {};
  const formErrors: string[] = [];
  for (const { field, message } of settled.problems) {
    if (field && fields.has(field)) fieldErrors[field] = [message];
    else formErrors.push(message);
  }
  return data(submission.reply({ formErrors, fieldErrors }), { status: 422 });
}

export default function NewStudent() {
  const text = useText();
  const { person, courses, courseId, search, found } =
    useLoaderData<typeof loader>();
  const lastResult = useKeptActionData<typeof action>();
  return (
    <>
      <PageHeader
        trail={[{ href: "/students", label: text("nav.students") }]}
        title={text("enroll.question")}
        description={text("enroll.explain")}
      />
      <div className="grid items-start gap-5 lg:grid-cols-2">
        <Card title={text("enroll.title")}>
          <EnrollForm
            key={person?.id ?? "newcomer"}
            {...{ person, courses, courseId, lastResult }}
          />
        </Card>
        {!person && <PersonFinder search={search} found={found} />}
      </div>
    </>
  );
}
