import {
  escapeHtml,
  page,
  type HttpReply,
  type HttpRequest,
} from "../../simulator/http.ts";
import { problem } from "./problem.ts";
import { judgeLaunchLink } from "./launch.link.ts";
import { schoolPage } from "./school.page.ts";
import { courseTitle, type Campus, type School } from "./school.ts";
import type { SimulatedEnrolment } from "./store.ts";
import { MODULES, moveTo, nextModule } from "./training.ts";

/**
 * The training as the student sees it: `GET /{slug}/launch/{id}?…` shows it, `POST` finishes the module that the
 * form names. A form sent twice finishes its module once.
 */
export function serveLaunch(
  campus: Campus,
  school: School,
  request: HttpRequest,
  enrolmentId: string,
): HttpReply {
  const enrolment = campus.store.byId(school.partner.slug, enrolmentId);
  const link = judgeLaunchLink(
    school,
    enrolmentId,
    request.query,
    campus.room.now(),
  );
  if (enrolment === undefined || link === "forged") {
    return notice(
      school,
      404,
      "This link does not open a training",
      "Open the training again from your course page.",
    );
  }
  if (link === "expired") {
    return notice(
      school,
      410,
      "This link has expired",
      "Nothing you did is lost. Open the training again from your course page.",
    );
  }
  if (enrolment.status === "withdrawn") {
    return notice(
      school,
      410,
      "You are not enrolled here any more",
      "Your place was given back. Your own school can tell you why.",
    );
  }
  if (request.method === "POST") {
    finishModule(campus, request, enrolment);
    const here = `/${school.partner.slug}/launch/${encodeURIComponent(enrolmentId)}?${request.query.toString()}`;
    return { status: 303, headers: { location: here } };
  }
  if (request.method !== "GET" && request.method !== "HEAD") {
    return problem(405, "method", "Only GET and POST.", { allow: "GET, POST" });
  }
  return page(200, trainingPage(campus, school, enrolment));
}

/** The certificate page of a simulated school, so that the link in `certificate.issued` leads somewhere. */
export function serveCertificate(
  campus: Campus,
  school: School,
  enrolmentId: string,
): HttpReply {
  const enrolment = campus.store.byId(school.partner.slug, enrolmentId);
  if (enrolment?.status !== "completed") {
    return notice(
      school,
      404,
      "There is no such certificate",
      "Check the address.",
    );
  }
  return notice(
    school,
    200,
    "Certificate of completion",
    `${nameOf(enrolment)} has completed “${courseTitle(school.partner, enrolment.courseRef)}” at ${school.partner.name}.`,
  );
}

function finishModule(
  campus: Campus,
  request: HttpRequest,
  enrolment: SimulatedEnrolment,
): void {
  const asked = Number(new URLSearchParams(request.body).get("to"));
  if (asked === nextModule(enrolment)) moveTo(campus.room, enrolment, asked);
}

function notice(
  school: School,
  status: number,
  heading: string,
  text: string,
): HttpReply {
  return page(
    status,
    schoolPage(school.partner, heading, `<p>${escapeHtml(text)}</p>`),
  );
}

function trainingPage(
  campus: Campus,
  school: School,
  enrolment: SimulatedEnrolment,
): string {
  const title = courseTitle(school.partner, enrolment.courseRef);
  const done = Math.floor((enrolment.progress / 100) * MODULES.length);
  const finished = enrolment.status === "completed";
  return schoolPage(
    school.partner,
    title,
    `<p class="hello">${
      finished
        ? `Well done, ${escapeHtml(greetingOf(enrolment))}! You have finished this training.`
        : `Hello ${escapeHtml(greetingOf(enrolment))}, work through the modules one by one. You can stop and come back at any time.`
    }</p>
    <div class="progress">
      <label for="progress">Your progress</label>
      <progress id="progress" max="100" value="${enrolment.progress}">${enrolment.progress}%</progress>
      <strong>${enrolment.progress}%</strong>
    </div>
    <ol class="modules">
      ${MODULES.map((name, index) => moduleItem(name, index, finished ? MODULES.length : done, enrolment)).join("\n")}
    </ol>
    ${finished ? farewell(campus) : ""}`,
  );
}

function moduleItem(
  name: string,
  index: number,
  done: number,
  enrolment: SimulatedEnrolment,
): string {
  const state = index < done ? "done" : index === done ? "now" : "later";
  const label = { done: "Done", now: "Up next", later: "Later" }[state];
  const form =
    state === "now"
      ? `<form method="post"><button name="to" value="${nextModule(enrolment)}" autofocus>${
          index === MODULES.length - 1
            ? "Finish the training"
            : "Complete this module"
        }</button></form>`
      : "";
  return `<li class="${state}"${state === "now" ? ' aria-current="step"' : ""}>
        <span class="mark" aria-hidden="true">${state === "done" ? "✓" : index + 1}</span>
        <div><h2>${name}</h2><p>${label}</p>${form}</div>
      </li>`;
}

function farewell(campus: Campus): string {
  const back =
    campus.returnUrl === null
      ? "You can close this page."
      : `<a class="button" href="${escapeHtml(campus.returnUrl)}">Back to my course</a>`;
  return `<section class="farewell" role="status"><h2>All modules complete</h2>
    <p>Your school has been told; your next step opens there by itself.</p><p>${back}</p></section>`;
}

function greetingOf(enrolment: SimulatedEnrolment): string {
  return enrolment.learner.givenName || "there";
}

function nameOf(enrolment: SimulatedEnrolment): string {
  const { givenName, familyName } = enrolment.learner;
  return `${givenName} ${familyName}`.trim();
}
