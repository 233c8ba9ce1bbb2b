import { data, redirect } from "@remix-run/node";
import { readFields, textOf } from "@throughline/web/form-fields.server";
import { query } from "@throughline/web/request.server";
import { settle } from "../outcome.ts";
import type { BuilderAnswer } from "./builder.action.server.ts";
import {
  ArchiveCourse,
  BeginCourseDraft,
  UnpublishCourse,
} from "./builder.query.ts";

/** Begins to change a course, or takes it off sale. */
export async function answerBuilt(
  request: Request,
  { id: courseId, code }: { id: string; code: string },
) {
  const fields = await readFields(request);
  const intent = textOf(fields, "intent");
  const reason = textOf(fields, "reason");
  const here = `/courses/${encodeURIComponent(code)}/build`;
  if (intent === "begin") {
    await query(request, BeginCourseDraft, { input: { courseId } });
    throw redirect(`${here}?at=shell`);
  }
  const mutation = ends[intent];
  if (!mutation) throw data(null, { status: 400 });
  const input = { courseId, reason };
  const { outcome } = await query(request, mutation, { input });
  const settled = settle(outcome);
  if (settled.kind === "done") throw redirect(`${here}?ended=1`);
  return data<BuilderAnswer>(
    { form: "end", problems: settled.problems, typed: {}, revision: null },
    { status: 422 },
  );
}

const ends: Record<
  string,
  typeof UnpublishCourse | typeof ArchiveCourse | undefined
> = { unpublish: UnpublishCourse, archive: ArchiveCourse };
