import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
} from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { query } from "@throughline/web/request.server";
import { z } from "zod";
import { BuiltCourse } from "../components/built-course.tsx";
import { CourseBuilder } from "../components/course-builder.tsx";
import { answerBuilder } from "../course/builder.action.server.ts";
import { BuiltCourseQuery } from "../course/builder.query.ts";
import { answerBuilt } from "../course/built.action.server.ts";
import { loadBuilder } from "../course/load-builder.server.ts";
import { useKeptActionData } from "@throughline/web/use-kept-action-data";
import { useLiveEvents } from "../live/use-live-events.ts";
import { titledWith } from "../messages/titled-with.ts";
import { readParams } from "../url/search-params.ts";

export { ErrorPage as ErrorBoundary } from "@throughline/web/document/error-page.tsx";

export const meta = titledWith<typeof loader>(
  "builder.title",
  ({ course }) => course.title,
);

const params = z.object({ at: z.string().max(20).optional() });

/** With `at` the builder of the course's draft, without it the course as it stands. */
export async function loader({
  request,
  params: { code },
}: LoaderFunctionArgs) {
  const { at } = readParams(params, request);
  const { course, sellsOnline } = await query(request, BuiltCourseQuery, {
    code: code ?? "",
  });
  if (!course) throw data(null, { status: 404 });
  if (at === undefined) return { course, sellsOnline, built: null };
  if (!course.draft)
    throw redirect(`/courses/${encodeURIComponent(course.code)}/build`);
  const built = await loadBuilder(request, course.draft.id);
  return { course, sellsOnline, built };
}

/** What a button asks for: of the builder, or of the course as it stands. */
export async function action({
  request,
  params: { code },
}: ActionFunctionArgs) {
  const { at } = readParams(params, request);
  const { course } = await query(request, BuiltCourseQuery, {
    code: code ?? "",
  });
  if (!course) throw data(null, { status: 404 });
  if (at === undefined) return answerBuilt(request, course);
  if (!course.draft)
    throw redirect(`/courses/${encodeURIComponent(course.code)}/build`);
  return answerBuilder(request, course.draft.id);
}

export default function BuildCourse() {
  const { course, sellsOnline, built } = useLoaderData<typeof loader>();
  const answer = useKeptActionData<typeof action>();
  if (built) return <CourseBuilder {...built} answer={answer} />;
  const problems = answer?.problems ?? [];
  return <Standing {...{ course, sellsOnline, problems }} />;
}

/** The builder does not load anew by itself: what is typed there builds on what was loaded. */
function Standing(props: Parameters<typeof BuiltCourse>[0]) {
  useLiveEvents();
  return <BuiltCourse {...props} />;
}
