import { z } from "zod";
import { sameAuthorization } from "./api-key.ts";
import {
  json,
  parsedBody,
  type HttpReply,
  type HttpRequest,
} from "../../simulator/http.ts";
import { problem } from "./problem.ts";
import { launchLink } from "./launch.link.ts";
import { pageOf } from "./pages.ts";
import type { Campus, School } from "./school.ts";
import type { SimulatedEnrolment } from "./store.ts";
import { announceEnrolment, certificateUrl } from "./training.ts";

/** Answers `/{slug}/v1/…`, the wire format of `partner-lms/README.md`; `path` is what follows `v1`. */
export function serveEnrolments(
  campus: Campus,
  school: School,
  request: HttpRequest,
  path: string[],
): HttpReply {
  const key = `Bearer ${school.partner.apiKey}`;
  if (!sameAuthorization(request.headers.authorization, key)) {
    return problem(401, "unauthorized", "The API key is not valid.");
  }
  const [collection, id, action] = path;
  const route = `${request.method} ${[collection, id && "{id}", action].filter(Boolean).join("/")}`;
  const serve = ROUTES.get(path.length > 3 ? "" : route);
  if (serve === undefined) {
    return problem(404, "not_found", "There is nothing at this address.");
  }
  return serve({ campus, school, request, id: id ?? "" });
}

interface Visit {
  campus: Campus;
  school: School;
  request: HttpRequest;
  id: string;
}

const ROUTES = new Map<string, (visit: Visit) => HttpReply>([
  ["GET health", () => json(200, { status: "ok" })],
  ["POST enrolments", create],
  ["GET enrolments", list],
  ["POST enrolments/{id}/launch", launch],
  ["GET enrolments/{id}/certificate", certificate],
  ["DELETE enrolments/{id}", withdraw],
]);

const text = z.string().min(1).max(500);

const creation = z.object({
  reference: text,
  course_ref: text,
  learner: z.object({
    reference: text,
    email: text,
    given_name: z.string().max(500),
    family_name: z.string().max(500),
  }),
});

const LINK_LIFE_MS = 60 * 60 * 1_000;
const FIRST_LINK_LIFE_MS = 365 * 24 * LINK_LIFE_MS;

function create(visit: Visit): HttpReply {
  const { school, request } = visit;
  const key = request.headers["idempotency-key"];
  if (typeof key !== "string" || key === "") {
    return problem(400, "invalid", "The header Idempotency-Key is missing.");
  }
  const given = school.replies.get(key);
  if (given !== undefined) {
    return given.requestBody === request.body
      ? { ...json(given.status, null), body: given.body }
      : problem(
          422,
          "key_reused",
          "This Idempotency-Key came with another body.",
        );
  }
  const reply = enrol(visit);
  if (reply.status < 300) {
    school.replies.set(key, {
      requestBody: request.body,
      status: reply.status,
      body: reply.body ?? "",
    });
  }
  return reply;
}

function enrol({ campus, school, request }: Visit): HttpReply {
  const { partner, faults } = school;
  const parsed = creation.safeParse(parsedBody(request));
  if (!parsed.success) {
    const field = parsed.error.issues[0]?.path.join(".") || "body";
    return problem(400, "invalid", `${field} is missing or not valid.`);
  }
  const { reference, course_ref: courseRef, learner } = parsed.data;
  if (faults.refuseEnrolments) {
    return problem(422, "refused", `${partner.name} takes no new students.`);
  }
  if (!partner.courses.some((course) => course.ref === courseRef)) {
    return problem(422, "unknown_course", `There is no course ${courseRef}.`);
  }
  const before = campus.store.byReference(partner.slug, reference);
  const enrolment = campus.store.enrol({
    slug: partner.slug,
    reference,
    courseRef,
    updatedAt: campus.room.now(),
    learner: {
      reference: learner.reference,
      email: learner.email,
      givenName: learner.given_name,
      familyName: learner.family_name,
    },
  });
  const described = describe(campus, school, enrolment);
  if (enrolment === before) return json(200, described);
  announceEnrolment(campus.room, enrolment, described.launch_url);
  return json(201, described);
}

function list(visit: Visit): HttpReply {
  const { campus, school, request } = visit;
  const reference = request.query.get("reference");
  if (reference === null) return listAll(visit);
  const found = campus.store.byReference(school.partner.slug, reference);
  return json(200, {
    data: found === undefined ? [] : [describe(campus, school, found)],
  });
}

function listAll({ campus, school, request }: Visit): HttpReply {
  const since = Date.parse(request.query.get("updated_since") ?? "");
  const changed = campus.store
    .list(school.partner.slug)
    .filter((one) => !(Number(one.updatedAt ?? 0) < since));
  const { items, next } = pageOf(changed, request, school.partner);
  return json(200, {
    data: items.map((one) => describe(campus, school, one)),
    next,
  });
}

function certificate({ campus, school, id }: Visit): HttpReply {
  const enrolment = campus.store.byId(school.partner.slug, id);
  if (enrolment === undefined) return unknownEnrolment();
  if (enrolment.status !== "completed") {
    return problem(404, "not_found", "There is no certificate yet.");
  }
  return json(200, {
    url: certificateUrl(campus.publicUrl(), school.partner, enrolment),
    issued_at: enrolment.updatedAt?.toISOString() ?? null,
  });
}

function launch({ campus, school, id }: Visit): HttpReply {
  const enrolment = campus.store.byId(school.partner.slug, id);
  if (enrolment === undefined) return unknownEnrolment();
  if (enrolment.status === "withdrawn") {
    return problem(409, "withdrawn", "This enrolment was withdrawn.");
  }
  const expiresAt = new Date(campus.room.now().getTime() + LINK_LIFE_MS);
  return json(200, {
    url: launchLink(campus, school, enrolment, expiresAt),
    expires_at: expiresAt.toISOString(),
  });
}

function withdraw({ campus, school, id }: Visit): HttpReply {
  const enrolment = campus.store.byId(school.partner.slug, id);
  if (enrolment === undefined) return unknownEnrolment();
  if (enrolment.status === "withdrawn") {
    return problem(410, "gone", "This enrolment was withdrawn already.");
  }
  enrolment.status = "withdrawn";
  enrolment.updatedAt = campus.room.now();
  return { status: 204 };
}

function unknownEnrolment(): HttpReply {
  return problem(404, "not_found", "There is no such enrolment.");
}

function describe(
  campus: Campus,
  school: School,
  enrolment: SimulatedEnrolment,
) {
  const expiresAt = new Date(campus.room.now().getTime() + FIRST_LINK_LIFE_MS);
  return {
    id: enrolment.id,
    reference: enrolment.reference,
    status: enrolment.status,
    progress: enrolment.progress,
    score: enrolment.score ?? null,
    updated_at: enrolment.updatedAt?.toISOString() ?? null,
    certificate_url:
      enrolment.status === "completed"
        ? certificateUrl(campus.publicUrl(), school.partner, enrolment)
        : null,
    launch_url: launchLink(campus, school, enrolment, expiresAt),
  };
}
