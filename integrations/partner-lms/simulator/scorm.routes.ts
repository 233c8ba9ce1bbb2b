import { z } from "zod";
import { sameAuthorization } from "./api-key.ts";
import {
  json,
  parsedBody,
  type HttpReply,
  type HttpRequest,
} from "../../simulator/http.ts";
import { launchLink } from "./launch.link.ts";
import { pageOf } from "./pages.ts";
import type { Campus, School } from "./school.ts";
import type { SimulatedEnrolment } from "./store.ts";

/** The id of the application that a simulated SCORM school serves. */
export const SCORM_APP_ID = "THROUGHLINE";

/** Answers `/{slug}/api/v2/…` in SCORM Cloud's wire format; `path` is what follows `api`. */
export function serveScorm(
  campus: Campus,
  school: School,
  request: HttpRequest,
  [version, collection, id, action, ...rest]: string[],
): HttpReply {
  const credentials = `${SCORM_APP_ID}:${school.partner.apiKey}`;
  const expected = `Basic ${Buffer.from(credentials).toString("base64")}`;
  if (!sameAuthorization(request.headers.authorization, expected)) {
    return failure(401, "The credentials are not valid.");
  }
  const route = `${request.method} ${[collection, id && "{id}", action].filter(Boolean).join("/")}`;
  const serve =
    version === "v2" && rest.length === 0 ? ROUTES.get(route) : undefined;
  return serve === undefined
    ? failure(404, "There is no such resource.")
    : serve({ campus, school, request, id: id ?? "" });
}

/** A registration in the vendor's words. */
export function describeRegistration(enrolment: SimulatedEnrolment) {
  const { reference, status, progress, score, learner, courseRef } = enrolment;
  const isCompleted = status === "completed";
  const updated = enrolment.updatedAt?.toISOString() ?? null;
  return {
    id: reference,
    instance: 0,
    updated,
    registrationCompletion: isCompleted ? "COMPLETED" : "INCOMPLETE",
    registrationCompletionAmount: progress / 100,
    registrationSuccess: isCompleted ? "PASSED" : "UNKNOWN",
    ...(score !== undefined && { score: { scaled: score } }),
    totalSecondsTracked: progress * 36,
    lastAccessDate: progress > 0 ? updated : null,
    ...(isCompleted && { completedDate: updated }),
    course: { id: courseRef, title: courseRef, version: 0 },
    learner: {
      id: learner.reference,
      email: learner.email,
      firstName: learner.givenName,
      lastName: learner.familyName,
    },
  };
}

interface Visit {
  campus: Campus;
  school: School;
  request: HttpRequest;
  id: string;
}

const ROUTES = new Map<string, (visit: Visit) => HttpReply>([
  ["GET ping", () => json(200, { apiMessage: "Pong" })],
  ["POST registrations", create],
  ["GET registrations", list],
  ["GET registrations/{id}", (visit) => withRegistration(visit, show)],
  ["DELETE registrations/{id}", (visit) => withRegistration(visit, remove)],
  [
    "POST registrations/{id}/launchLink",
    (visit) => withRegistration(visit, launch),
  ],
]);

const text = z.string().min(1).max(500);

const creation = z.object({
  courseId: text,
  registrationId: text,
  learner: z.object({
    id: text,
    email: z.string().optional(),
    firstName: z.string().optional(),
    lastName: z.string().optional(),
  }),
  postBack: z
    .object({
      url: z.url(),
      authType: z.literal("HTTPBASIC"),
      userName: text,
      password: text,
    })
    .optional(),
});

function create({ campus, school, request }: Visit): HttpReply {
  const { partner, faults } = school;
  const parsed = creation.safeParse(parsedBody(request));
  if (!parsed.success) {
    const field = parsed.error.issues[0]?.path.join(".") || "body";
    return failure(400, `${field} is missing or not valid.`);
  }
  const { courseId, registrationId, learner, postBack } = parsed.data;
  if (faults.refuseEnrolments) return failure(403, "The account is full.");
  if (!partner.courses.some(({ ref }) => ref === courseId)) {
    return failure(404, `Could not find course ${courseId}.`);
  }
  const known = campus.store.byReference(partner.slug, registrationId);
  if (known !== undefined && known.status !== "withdrawn") {
    return failure(400, `Registration ${registrationId} already exists.`);
  }
  campus.store.enrol({
    slug: partner.slug,
    id: registrationId,
    reference: registrationId,
    courseRef: courseId,
    updatedAt: campus.room.now(),
    learner: {
      reference: learner.id,
      email: learner.email ?? "",
      givenName: learner.firstName ?? "",
      familyName: learner.lastName ?? "",
    },
    ...(postBack && { postBack }),
  });
  return { status: 204 };
}

function list({ campus, school, request }: Visit): HttpReply {
  const since = Date.parse(request.query.get("since") ?? "");
  const changed = campus.store
    .list(school.partner.slug)
    .filter(({ status }) => status !== "withdrawn")
    .filter((one) => !(Number(one.updatedAt ?? 0) < since));
  const { items, next } = pageOf(changed, request, school.partner, "more");
  return json(200, {
    registrations: items.map(describeRegistration),
    ...(next !== null && { more: next }),
  });
}

function withRegistration(
  visit: Visit,
  serve: (visit: Visit, enrolment: SimulatedEnrolment) => HttpReply,
): HttpReply {
  const { campus, school, id } = visit;
  const known = campus.store.byReference(school.partner.slug, id);
  return known === undefined || known.status === "withdrawn"
    ? failure(404, `Could not find registration ${id}.`)
    : serve(visit, known);
}

function show(_visit: Visit, enrolment: SimulatedEnrolment): HttpReply {
  return json(200, describeRegistration(enrolment));
}

function remove({ campus }: Visit, enrolment: SimulatedEnrolment): HttpReply {
  enrolment.status = "withdrawn";
  enrolment.updatedAt = campus.room.now();
  return { status: 204 };
}

function launch(
  { campus, school, request }: Visit,
  enrolment: SimulatedEnrolment,
): HttpReply {
  const asked = z
    .object({ expiry: z.int().min(1).max(86_400).default(120) })
    .safeParse(parsedBody(request));
  if (!asked.success) return failure(400, "expiry is not valid.");
  const expiresAt = new Date(
    campus.room.now().getTime() + asked.data.expiry * 1_000,
  );
  return json(200, {
    launchLink: launchLink(campus, school, enrolment, expiresAt),
  });
}

/** The vendor's errors are a message and nothing more. */
function failure(status: number, message: string): HttpReply {
  return json(status, { message });
}
