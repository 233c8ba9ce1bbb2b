import { type HttpReply, type HttpRequest } from "../../../simulator/http.ts";
import { problem } from "../../simulator/problem.ts";
import { answerChoice } from "./deep-link.ts";
import { answerPage, visitPage } from "./pages.ts";
import { postScore, type PlatformAnswer } from "./score.ts";
import type { LtiTool, Visit } from "./tool.ts";

/** `/visits/:id` and what a visitor does there. */
export async function serveVisit(
  tool: LtiTool,
  request: HttpRequest,
  [id = "", action = ""]: string[],
): Promise<HttpReply> {
  const visit = tool.visits.get(id);
  if (!visit) return problem(404, "not_found", "There is no such visit.");
  if (request.method === "GET" && action === "") return visitPage(tool, visit);
  if (request.method !== "POST")
    return problem(405, "method", "Post a form here.");
  if (action === "work") {
    const percent = Math.min(visit.progress + 25, 99);
    return visitPage(
      tool,
      visit,
      said(await reportProgress(tool, visit, percent)),
    );
  }
  if (action === "finish")
    return visitPage(tool, visit, said(await finishVisit(tool, visit)));
  if (action !== "choose")
    return problem(404, "not_found", "There is nothing at this address.");
  const chosen = new URLSearchParams(request.body).get("resource");
  const answer = await answerChoice(tool, visit, chosen);
  return answer
    ? answerPage(tool, answer)
    : problem(409, "choice", "Nothing is to be chosen here.");
}

/** The visitor got so far: the platform is told. */
export function reportProgress(
  tool: LtiTool,
  visit: Visit,
  percent: number,
): Promise<PlatformAnswer> {
  visit.progress = percent;
  return postScore(tool, visit, {
    percent,
    activityProgress: "InProgress",
    gradingProgress: "Pending",
    timestamp: tool.settings.now().toISOString(),
  });
}

/** The visitor is done, with a score in percent: the platform is told. */
export function finishVisit(
  tool: LtiTool,
  visit: Visit,
  percent = 92,
): Promise<PlatformAnswer> {
  visit.progress = 100;
  return postScore(tool, visit, {
    percent,
    activityProgress: "Completed",
    gradingProgress: "FullyGraded",
    timestamp: tool.settings.now().toISOString(),
  });
}

const said = ({ status }: PlatformAnswer) =>
  status === 200
    ? "Your school knows."
    : `Your school could not be told (${status}).`;
