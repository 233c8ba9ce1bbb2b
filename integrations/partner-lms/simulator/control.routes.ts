import { z } from "zod";
import type { Autopilot } from "./autopilot.ts";
import { completionsCsv } from "./completions.csv.ts";
import { controlPage } from "./control.page.ts";
import { faultChange, type FaultChange, type Faults } from "./fault.ts";
import {
  json,
  page,
  parsedBody,
  type HttpReply,
  type HttpRequest,
} from "../../simulator/http.ts";
import { problem } from "./problem.ts";
import type { Outbox, OutgoingWebhook } from "./outbox.ts";
import { hueOf } from "./school.page.ts";
import type { SimulatedPartner } from "./settings.ts";
import { courseTitle, type Campus } from "./school.ts";
import type { SimulatedEnrolment, StatusCounts } from "./store.ts";
import { moveTo } from "./training.ts";

/** What the control page steers. */
export interface ControlRoom {
  campus: Campus;
  autopilot: Autopilot;
  outbox: Outbox;
}

/** Everything the control page shows. */
export interface ControlState {
  autopilot: { studentsPerMinute: number; running: boolean };
  partners: {
    slug: string;
    name: string;
    kind: NonNullable<SimulatedPartner["kind"]>;
    /** Degrees on the colour wheel. */
    hue: number;
    counts: StatusCounts;
    faults: Faults;
  }[];
  /** A few students who are still learning, newest first. */
  students: {
    slug: string;
    id: string;
    name: string;
    course: string;
    progress: number;
  }[];
  webhooks: (Omit<OutgoingWebhook, "createdAt"> & { createdAt: string })[];
  pendingWebhooks: number;
}

/** Answers `/control…`; `path` is what follows `control`. Changes are JSON only, which no foreign web page can send. */
export function serveControl(
  room: ControlRoom,
  request: HttpRequest,
  path: string[],
): HttpReply {
  if (request.method === "GET" && path.length === 0) {
    const nonce = crypto.randomUUID();
    return page(200, controlPage(nonce), nonce);
  }
  const serve = ROUTES.get(`${request.method} ${path.join("/")}`);
  if (serve === undefined) {
    return problem(404, "not_found", "There is nothing at this address.");
  }
  const isJson =
    request.headers["content-type"]?.startsWith("application/json");
  if (request.method !== "GET" && isJson !== true) {
    return problem(415, "not_json", "Send application/json.");
  }
  return serve(room, request);
}

/** Lays some faults over those of one school, or of all; false when there is no such school. */
export function applyFaults(
  campus: Campus,
  slug: string | undefined,
  faults: FaultChange,
): boolean {
  if (slug !== undefined && !campus.schools.has(slug)) return false;
  for (const school of campus.schools.values()) {
    if (slug === undefined || slug === school.partner.slug) {
      Object.assign(school.faults, faults);
    }
  }
  return true;
}

/** What the control page shows now. */
export function controlState(room: ControlRoom): ControlState {
  const { campus, autopilot, outbox } = room;
  return {
    autopilot: autopilot.settings(),
    partners: [...campus.schools.values()].map(({ partner, faults }) => ({
      slug: partner.slug,
      name: partner.name,
      kind: partner.kind ?? "rest",
      hue: hueOf(partner.slug),
      counts: campus.store.counts(partner.slug),
      faults,
    })),
    students: campus.store.newestOpen(5).map((enrolment) => ({
      slug: enrolment.slug,
      id: enrolment.id,
      name: `${enrolment.learner.givenName} ${enrolment.learner.familyName}`.trim(),
      course: titleOf(campus, enrolment),
      progress: enrolment.progress,
    })),
    webhooks: outbox.latest(20).map((webhook) => ({
      ...webhook,
      createdAt: webhook.createdAt.toISOString(),
    })),
    pendingWebhooks: outbox.pending(),
  };
}

const ROUTES = new Map<
  string,
  (room: ControlRoom, request: HttpRequest) => HttpReply
>([
  ["GET state", (room) => json(200, controlState(room))],
  ["GET completions.csv", completions],
  ["PUT autopilot", setAutopilot],
  ["PUT faults", setFaults],
  ["POST enrolments", adopt],
  ["POST complete", complete],
  ["POST progress", progress],
]);

/** What a school without an interface would send by e-mail. */
function completions({ campus }: ControlRoom, request: HttpRequest): HttpReply {
  const slug = request.query.get("slug") ?? "";
  if (!campus.schools.has(slug)) return unknownSchool(slug);
  return {
    status: 200,
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="${slug}-completions.csv"`,
    },
    body: completionsCsv(campus.store.list(slug)),
  };
}

const autopilotChange = z
  .strictObject({
    studentsPerMinute: z.number().min(0).max(100_000),
    running: z.boolean(),
  })
  .partial();

function setAutopilot(room: ControlRoom, request: HttpRequest): HttpReply {
  const parsed = autopilotChange.safeParse(parsedBody(request));
  if (!parsed.success) return invalid(parsed.error);
  room.autopilot.set(parsed.data);
  return json(200, room.autopilot.settings());
}

const faultRequest = z.object({
  /** Every school where left out. */
  slug: z.string().optional(),
  faults: faultChange,
});

function setFaults({ campus }: ControlRoom, request: HttpRequest): HttpReply {
  const parsed = faultRequest.safeParse(parsedBody(request));
  if (!parsed.success) return invalid(parsed.error);
  const { slug, faults } = parsed.data;
  if (!applyFaults(campus, slug, faults)) return unknownSchool(slug);
  return json(
    200,
    Object.fromEntries(
      [...campus.schools].map(([name, school]) => [name, school.faults]),
    ),
  );
}

const text = z.string().min(1).max(500);

const adoption = z.array(
  z.object({
    slug: text,
    id: text,
    reference: text,
    learner: z.object({
      reference: text,
      email: text,
      given_name: z.string(),
      family_name: z.string(),
    }),
    courseRef: text,
    progress: z.number().min(0).max(100).default(0),
    completed: z.boolean().default(false),
  }),
);

function adopt({ campus }: ControlRoom, request: HttpRequest): HttpReply {
  const parsed = adoption.safeParse(parsedBody(request));
  if (!parsed.success) return invalid(parsed.error);
  const stranger = parsed.data.find(({ slug }) => !campus.schools.has(slug));
  if (stranger !== undefined) return unknownSchool(stranger.slug);
  const outcomes = parsed.data.map(({ learner, completed, ...rest }) =>
    campus.store.adopt({
      ...rest,
      progress: completed ? 100 : rest.progress,
      status: completed ? "completed" : "enrolled",
      learner: {
        reference: learner.reference,
        email: learner.email,
        givenName: learner.given_name,
        familyName: learner.family_name,
      },
    }),
  );
  const adopted = outcomes.filter((outcome) => outcome === "adopted").length;
  return json(200, { adopted, known: outcomes.length - adopted });
}

const target = z.object({
  slug: text,
  id: text.optional(),
  reference: text.optional(),
});

function complete(room: ControlRoom, request: HttpRequest): HttpReply {
  const parsed = target.safeParse(parsedBody(request));
  if (!parsed.success) return invalid(parsed.error);
  return move(room, parsed.data, 100);
}

function progress(room: ControlRoom, request: HttpRequest): HttpReply {
  const parsed = target
    .extend({ progress: z.number().int().min(1).max(100) })
    .safeParse(parsedBody(request));
  if (!parsed.success) return invalid(parsed.error);
  return move(room, parsed.data, parsed.data.progress);
}

function move(
  { campus }: ControlRoom,
  { slug, id, reference }: z.infer<typeof target>,
  percent: number,
): HttpReply {
  const enrolment =
    id === undefined
      ? campus.store.byReference(slug, reference ?? "")
      : campus.store.byId(slug, id);
  if (enrolment === undefined) {
    return problem(404, "not_found", "There is no such enrolment.");
  }
  const moved = moveTo(campus.room, enrolment, percent);
  return json(200, {
    moved,
    id: enrolment.id,
    status: enrolment.status,
    progress: enrolment.progress,
  });
}

function titleOf(campus: Campus, enrolment: SimulatedEnrolment): string {
  const school = campus.schools.get(enrolment.slug);
  return school === undefined
    ? enrolment.courseRef
    : courseTitle(school.partner, enrolment.courseRef);
}

function invalid(error: z.ZodError): HttpReply {
  const issue = error.issues[0];
  const field = issue?.path.join(".") || "body";
  return problem(400, "invalid", `${field}: ${issue?.message ?? "not valid"}`);
}

function unknownSchool(slug: string | undefined): HttpReply {
  return problem(404, "not_found", `There is no school named ${slug ?? ""}.`);
}
