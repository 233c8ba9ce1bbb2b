import { z } from "zod";
import { sameAuthorization } from "./api-key.ts";
import {
  json,
  parsedBody,
  type HttpReply,
  type HttpRequest,
} from "../../simulator/http.ts";
import { problem } from "./problem.ts";
import { pageOf } from "./pages.ts";
import type { Campus, School } from "./school.ts";
import type { SimulatedEnrolment } from "./store.ts";
import { certificateUrl } from "./training.ts";

/** Answers `/{slug}/v1/…` of a school that makes accounts; `path` is what follows `v1`. */
export function serveAccounts(
  campus: Campus,
  school: School,
  request: HttpRequest,
  [collection, id, action, courseRef, ...rest]: string[],
): HttpReply {
  const expected = `Bearer ${school.partner.apiKey}`;
  if (!sameAuthorization(request.headers.authorization, expected)) {
    return problem(401, "unauthorized", "The API key is not valid.");
  }
  const route = `${request.method} ${[collection, id && "{id}", action, courseRef && "{course}"].filter(Boolean).join("/")}`;
  const serve = rest.length === 0 ? ROUTES.get(route) : undefined;
  return serve === undefined
    ? problem(404, "not_found", "There is nothing at this address.")
    : serve({
        campus,
        school,
        request,
        id: id ?? "",
        courseRef: courseRef ?? "",
      });
}

interface Visit {
  campus: Campus;
  school: School;
  request: HttpRequest;
  id: string;
  courseRef: string;
}

const ROUTES = new Map<string, (visit: Visit) => HttpReply>([
  ["GET health", () => json(200, { status: "ok" })],
  ["POST accounts", create],
  ["GET accounts", list],
  ["GET accounts/{id}", (visit) => withAccount(visit, show)],
  ["DELETE accounts/{id}", (visit) => withAccount(visit, close)],
  ["POST accounts/{id}/access", (visit) => withAccount(visit, renewAccess)],
  ["PUT accounts/{id}/courses/{course}", (visit) => withAccount(visit, join)],
]);

const text = z.string().min(1).max(500);

const creation = z.object({
  reference: text,
  learner: z.object({
    reference: text,
    email: text,
    given_name: z.string().max(500),
    family_name: z.string().max(500),
  }),
});

function create({ campus, school, request }: Visit): HttpReply {
  const { partner, faults } = school;
  const parsed = creation.safeParse(parsedBody(request));
  if (!parsed.success) {
    const field = parsed.error.issues[0]?.path.join(".") || "body";
    return problem(400, "invalid", `${field} is missing or not valid.`);
  }
  if (faults.refuseEnrolments) {
    return problem(422, "refused", `${partner.name} takes no new students.`);
  }
  const { reference, learner } = parsed.data;
  const before = campus.store.byReference(partner.slug, reference);
  const made = campus.store.enrol({
    slug: partner.slug,
    reference,
    courseRef: "",
    updatedAt: campus.room.now(),
    account: { courses: [], password: passwordOf(campus) },
    learner: {
      reference: learner.reference,
      email: learner.email,
      givenName: learner.given_name,
      familyName: learner.family_name,
    },
  });
  return made === before
    ? json(200, describe(campus, school, made))
    : json(201, { ...describe(campus, school, made), access: accessOf(made) });
}

function list({ campus, school, request }: Visit): HttpReply {
  const reference = request.query.get("reference");
  const since = Date.parse(request.query.get("updated_since") ?? "");
  const asked = campus.store
    .list(school.partner.slug)
    .filter((one) => reference === null || one.reference === reference)
    .filter((one) => !(Number(one.updatedAt ?? 0) < since));
  const { items, next } = pageOf(asked, request, school.partner);
  const data = items.map((one) => describe(campus, school, one));
  return json(200, { data, next });
}

function withAccount(
  visit: Visit,
  serve: (visit: Visit, enrolment: SimulatedEnrolment) => HttpReply,
): HttpReply {
  const { campus, school, id } = visit;
  const known = campus.store.byId(school.partner.slug, id);
  return known === undefined || known.status === "withdrawn"
    ? problem(404, "not_found", "There is no such account.")
    : serve(visit, known);
}

function show(
  { campus, school }: Visit,
  enrolment: SimulatedEnrolment,
): HttpReply {
  return json(200, describe(campus, school, enrolment));
}

function close({ campus }: Visit, enrolment: SimulatedEnrolment): HttpReply {
  enrolment.status = "withdrawn";
  enrolment.updatedAt = campus.room.now();
  return { status: 204 };
}

function renewAccess(
  { campus }: Visit,
  enrolment: SimulatedEnrolment,
): HttpReply {
  const { account } = enrolment;
  if (account) account.password = passwordOf(campus);
  return json(200, { access: accessOf(enrolment) });
}

function join(
  { campus, school, courseRef }: Visit,
  enrolment: SimulatedEnrolment,
): HttpReply {
  if (!school.partner.courses.some(({ ref }) => ref === courseRef)) {
    return problem(422, "unknown_course", `There is no course ${courseRef}.`);
  }
  const { account } = enrolment;
  if (account && !account.courses.includes(courseRef)) {
    account.courses.push(courseRef);
    enrolment.courseRef = account.courses[0] ?? "";
    enrolment.updatedAt = campus.room.now();
  }
  return { status: 204 };
}

function describe(
  campus: Campus,
  { partner }: School,
  enrolment: SimulatedEnrolment,
) {
  const { status, progress, score } = enrolment;
  const isCompleted = status === "completed";
  return {
    id: enrolment.id,
    reference: enrolment.reference,
    closed: status === "withdrawn",
    sign_in_url: `${campus.publicUrl()}/${partner.slug}/sign-in`,
    updated_at: enrolment.updatedAt?.toISOString() ?? null,
    courses: (enrolment.account?.courses ?? []).map((ref) => ({
      ref,
      status,
      progress,
      score: score ?? null,
      certificate_url: isCompleted
        ? certificateUrl(campus.publicUrl(), partner, enrolment)
        : null,
    })),
  };
}

function accessOf({ learner, account }: SimulatedEnrolment) {
  return { "User name": learner.email, Password: account?.password ?? "" };
}

function passwordOf({ room }: Campus): string {
  const letters = "abcdefghjkmnpqrstuvwxyz23456789";
  return Array.from(
    { length: 12 },
    () => letters[Math.floor(room.random() * letters.length)],
  ).join("");
}
