import {
  escapeHtml,
  page,
  type HttpReply,
  type HttpRequest,
} from "../../simulator/http.ts";
import { problem } from "./problem.ts";
import { launchLink } from "./launch.link.ts";
import { schoolPage } from "./school.page.ts";
import type { Campus, School } from "./school.ts";
import type { SimulatedEnrolment } from "./store.ts";

const VISIT_MS = 60 * 60 * 1_000;

/** `/{slug}/sign-in`: a student enters with the access details of their account. */
export function serveSignIn(
  campus: Campus,
  school: School,
  request: HttpRequest,
): HttpReply {
  const given = new URLSearchParams(request.body);
  return serveDoor(campus, school, request, {
    heading: "Sign in",
    fields: [
      ["user", "User name"],
      ["password", "Password"],
    ],
    enter: () =>
      campus.store
        .list(school.partner.slug)
        .find(
          ({ learner, account, status }) =>
            status !== "withdrawn" &&
            learner.email === given.get("user") &&
            account?.password === given.get("password"),
        ),
    refusal: "These are not the details of an account here.",
  });
}

/** `/{slug}/redeem`: a student enters with a voucher code; any code that is long enough is good, and is one student's. */
export function serveRedeem(
  campus: Campus,
  school: School,
  request: HttpRequest,
): HttpReply {
  const given = new URLSearchParams(request.body);
  const code = (given.get("code") ?? "").trim().toUpperCase();
  const email = (given.get("email") ?? "").trim();
  const { slug, courses } = school.partner;
  return serveDoor(campus, school, request, {
    heading: "Redeem your voucher",
    fields: [
      ["code", "Voucher code"],
      ["email", "E-mail address"],
    ],
    enter() {
      if (code.length < 4 || code.length > 100) return undefined;
      const known = campus.store.byReference(slug, code);
      if (known) return known.learner.email === email ? known : undefined;
      return campus.store.enrol({
        slug,
        reference: code,
        courseRef: courses[0]?.ref ?? "",
        updatedAt: campus.room.now(),
        learner: {
          reference: email,
          email,
          givenName: email.split("@")[0] ?? "",
          familyName: "",
        },
      });
    },
    refusal: "This code is not good, or was used by somebody else.",
  });
}

interface Door {
  heading: string;
  fields: [name: string, label: string][];
  enter: () => SimulatedEnrolment | undefined;
  refusal: string;
}

function serveDoor(
  campus: Campus,
  school: School,
  request: HttpRequest,
  { heading, fields, enter, refusal }: Door,
): HttpReply {
  if (request.method === "POST") {
    const enrolment = enter();
    if (enrolment) {
      const until = new Date(campus.room.now().getTime() + VISIT_MS);
      const location = launchLink(campus, school, enrolment, until);
      return { status: 303, headers: { location } };
    }
  } else if (request.method !== "GET") {
    return problem(405, "method", "Only GET and POST.", { allow: "GET, POST" });
  }
  const isRefused = request.method === "POST";
  const inputs = fields.map(
    ([name, label]) =>
      `<p><label>${escapeHtml(label)}<br><input name="${name}" required autocomplete="off"></label></p>`,
  );
  const content = `${isRefused ? `<p role="alert">${escapeHtml(refusal)}</p>` : ""}
<form method="post">${inputs.join("")}<button>Enter</button></form>`;
  return page(
    isRefused ? 403 : 200,
    schoolPage(school.partner, heading, content),
  );
}
