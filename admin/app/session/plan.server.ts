import { query } from "@throughline/web/request.server";
import type { ResultOf } from "@throughline/web/graphql";
import type { Problem } from "@throughline/ui";
import { settle } from "../outcome.ts";
import { inputOf, ruleOf, type TypedSession } from "./session.form.ts";
import { CreateSeries, CreateSession } from "./session.mutations.ts";
import { PreviewQuery } from "./session.queries.ts";

type Preview = ResultOf<typeof PreviewQuery>["preview"];

/** The dates that a form means. */
type Dates = Extract<Preview, { __typename: "SessionPreview" }>["dates"];

/** The dates of what was typed, or what makes no sense about it. Nothing is planned by it. */
export async function previewOf(
  request: Request,
  typed: TypedSession,
): Promise<{ dates: Dates } | { problems: Problem[] }> {
  const {
    title,
    capacity,
    meetingUrl,
    startsLocal,
    timeZone,
    minutes,
    instructorId,
    room,
  } = inputOf(typed);
  const { preview } = await query(request, PreviewQuery, {
    input: {
      title,
      capacity,
      meetingUrl,
      startsLocal,
      timeZone,
      minutes,
      instructorId,
      room,
      rule: ruleOf(typed),
    },
  });
  if (preview.__typename === "SessionPreview") return { dates: preview.dates };
  const settled = settle(preview);
  return { problems: settled.kind === "failed" ? settled.problems : [] };
}

/**
 * Plans what was typed, a class or a series; tells where to go from there, or what was refused. A form that is sent twice plans
 * once, by its `requestKey`.
 */
export async function planTyped(
  request: Request,
  typed: TypedSession,
  requestKey: string,
): Promise<{ href: string } | { problems: Problem[] }> {
  const rule = ruleOf(typed);
  const session = { ...inputOf(typed), requestKey: requestKey || null };
  if (rule === null) {
    const { outcome } = await query(request, CreateSession, { input: session });
    const settled = settle(outcome);
    return settled.kind === "done"
      ? { href: `/sessions/${settled.id}` }
      : { problems: settled.problems };
  }
  const { outcome } = await query(request, CreateSeries, {
    input: { session, rule },
  });
  if (outcome.__typename === "CreatedSeries")
    return { href: `/sessions/${outcome.sessions[0]?.id ?? ""}` };
  const settled = settle(outcome);
  return { problems: settled.kind === "failed" ? settled.problems : [] };
}
