import { once } from "node:events";
import {
  createServer,
  type IncomingMessage,
  type ServerResponse,
} from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import { startAutopilot, type AutopilotSettings } from "./autopilot.ts";
import {
  applyFaults,
  controlState,
  serveControl,
  type ControlRoom,
  type ControlState,
} from "./control.routes.ts";
import { serveEnrolments } from "./enrolment.routes.ts";
import { serveAccounts } from "./account.routes.ts";
import { serveRedeem, serveSignIn } from "./door.page.ts";
import { dresses } from "./dress.ts";
import { serveScorm } from "./scorm.routes.ts";
import { fateOfRequest, NO_FAULTS, type FaultChange } from "./fault.ts";
import {
  readRequest,
  type HttpReply,
  type HttpRequest,
} from "../../simulator/http.ts";
import { problem } from "./problem.ts";
import { serveCertificate, serveLaunch } from "./launch.page.ts";
import { startOutbox, type WebhookBody } from "./outbox.ts";
import type { Campus, School } from "./school.ts";
import type { SimulatedPartner, SimulatorSettings } from "./settings.ts";
import {
  enrolmentStore,
  type EnrolmentStore,
  type SimulatedEnrolment,
} from "./store.ts";
import { moveTo } from "./training.ts";

/** A running simulator of partner schools. */
export interface PartnerSimulator {
  /** Where it listens, for example `http://127.0.0.1:4100`; a school's API is at `{url}/{slug}/v1`. */
  url: string;
  port: number;
  /** What the control page shows. */
  state(): ControlState;
  /** Throws for an unknown school; all schools where the slug is left out. */
  setFaults(faults: FaultChange, slug?: string): void;
  setAutopilot(change: Partial<AutopilotSettings>): void;
  /** What a school knows of an enrolment; a copy. */
  enrolment(slug: string, reference: string): SimulatedEnrolment | undefined;
  /** Moves one learner on; 100 completes. False when there is nothing to move. */
  progress(slug: string, reference: string, percent: number): boolean;
  /** Webhooks that are still on their way. */
  pendingWebhooks(): number;
  close(): Promise<void>;
}

/** Starts one HTTP server that stands for several partner schools; resolves when it listens. */
export async function startPartnerSimulator(
  settings: SimulatorSettings,
): Promise<PartnerSimulator> {
  const schools = new Map(
    settings.partners.map((partner) => [
      partner.slug,
      {
        partner,
        faults: { ...NO_FAULTS, ...partner.faults },
        replies: new Map(),
      } satisfies School,
    ]),
  );
  const address = { url: "" };
  const publicUrl = () => settings.publicUrl ?? address.url;
  const { now, random } = settings;
  const store = enrolmentStore();
  const outbox = startOutbox({
    destinations: destinationsOf(schools, store),
    now,
    random,
    retryFactor: settings.retryFactor ?? 0.01,
  });
  const campus: Campus = {
    schools,
    store,
    room: { outbox, publicUrl, now, random },
    publicUrl,
    returnUrl: settings.returnUrl ?? null,
  };
  const autopilot = startAutopilot({
    store: campus.store,
    room: campus.room,
    openSchools: () =>
      [...schools.values()]
        .filter((school) => !school.faults.down)
        .map((school) => school.partner.slug),
    initial: settings.autopilot ?? { studentsPerMinute: 20, running: false },
  });
  const control: ControlRoom = { campus, autopilot, outbox };

  const server = createServer((incoming, outgoing) => {
    answer(control, random, incoming, outgoing).catch(() => {
      outgoing.destroy();
    });
  });
  const host = settings.host ?? "127.0.0.1";
  server.listen(settings.port, host);
  try {
    await once(server, "listening");
  } catch (error) {
    autopilot.close();
    throw error;
  }
  const { port } = server.address() as AddressInfo;
  address.url = `http://${host === "0.0.0.0" || host === "::" ? "127.0.0.1" : host}:${port}`;

  return {
    url: address.url,
    port,
    state: () => controlState(control),
    setFaults(faults, slug) {
      if (!applyFaults(campus, slug, faults)) {
        throw new Error(`no school named ${slug ?? ""}`);
      }
    },
    setAutopilot: (change) => {
      autopilot.set(change);
    },
    enrolment(slug, reference) {
      const known = campus.store.byReference(slug, reference);
      return known === undefined ? undefined : { ...known };
    },
    progress(slug, reference, percent) {
      const known = campus.store.byReference(slug, reference);
      return known !== undefined && moveTo(campus.room, known, percent);
    },
    pendingWebhooks: () => outbox.pending(),
    async close() {
      autopilot.close();
      const closed = once(server, "close");
      server.close();
      server.closeAllConnections();
      await Promise.all([closed, outbox.close()]);
    },
  };
}

function destinationsOf(schools: Map<string, School>, store: EnrolmentStore) {
  return new Map(
    [...schools].map(([slug, { partner, faults }]) => [
      slug,
      {
        faults: () => faults,
        dress: (message: WebhookBody) =>
          dresses[partner.kind ?? "rest"](partner, message, store),
      },
    ]),
  );
}

/** The control room loads thousands of enrolments at once; partners never send much. */
const MAX_BODY_BYTES = 64_000_000;

async function answer(
  control: ControlRoom,
  random: () => number,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  const request = await readRequest(incoming, MAX_BODY_BYTES);
  if (request === null) {
    write(outgoing, problem(400, "invalid", "The request cannot be read."));
    return;
  }
  const [first = "", ...rest] = request.path;
  const school = control.campus.schools.get(first);
  if (school === undefined) {
    write(outgoing, serveOutsideSchools(control, request, first, rest));
    return;
  }
  const fate = fateOfRequest(school.faults, random);
  if (school.faults.delayMs > 0) await wait(school.faults.delayMs);
  if (fate.kind === "rejected") {
    const retryAfter = fate.retryAfterSeconds;
    write(
      outgoing,
      problem(
        fate.status,
        "unavailable",
        `${school.partner.name} does not answer just now.`,
        retryAfter === null ? {} : { "retry-after": String(retryAfter) },
      ),
    );
    return;
  }
  const reply = serveSchool(control.campus, school, request, rest);
  if (fate.kind === "replyLost") incoming.socket.destroy();
  else write(outgoing, reply);
}

function serveOutsideSchools(
  control: ControlRoom,
  request: HttpRequest,
  first: string,
  rest: string[],
): HttpReply {
  if (first === "control") return serveControl(control, request, rest);
  if (first === "health") return { status: 204 };
  if (first === "") return { status: 302, headers: { location: "/control" } };
  return problem(404, "not_found", "There is nothing at this address.");
}

function serveSchool(
  campus: Campus,
  school: School,
  request: HttpRequest,
  [area, ...path]: string[],
): HttpReply {
  const serve = AREAS.get(area ?? "");
  return serve === undefined ? nothing() : serve(campus, school, request, path);
}

function nothing(): HttpReply {
  return problem(404, "not_found", "There is nothing at this address.");
}

type Serve = typeof serveEnrolments;

const interfaces: Record<NonNullable<SimulatedPartner["kind"]>, Serve> = {
  rest: serveEnrolments,
  account: serveAccounts,
  scorm: nothing,
  voucher: nothing,
};

const AREAS = new Map<
  string,
  (
    campus: Campus,
    school: School,
    request: HttpRequest,
    path: string[],
  ) => HttpReply
>([
  [
    "v1",
    (campus, school, request, path) =>
      interfaces[school.partner.kind ?? "rest"](campus, school, request, path),
  ],
  [
    "api",
    (campus, school, request, path) =>
      school.partner.kind === "scorm"
        ? serveScorm(campus, school, request, path)
        : nothing(),
  ],
  ["sign-in", serveSignIn],
  ["redeem", serveRedeem],
  [
    "launch",
    (campus, school, request, [id = ""]) =>
      serveLaunch(campus, school, request, id),
  ],
  [
    "certificates",
    (campus, school, _request, [id = ""]) =>
      serveCertificate(campus, school, id),
  ],
]);

function write(outgoing: ServerResponse, reply: HttpReply): void {
  outgoing.writeHead(reply.status, reply.headers).end(reply.body ?? "");
}
