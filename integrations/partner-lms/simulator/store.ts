import { createHash } from "node:crypto";

/** A learner as a simulated school knows them. */
export interface SimulatedLearner {
  reference: string;
  email: string;
  givenName: string;
  familyName: string;
}

/** One enrolment at a simulated school. */
export interface SimulatedEnrolment {
  slug: string;
  id: string;
  reference: string;
  courseRef: string;
  learner: SimulatedLearner;
  /** Whole percent, 0 to 100. */
  progress: number;
  status: "enrolled" | "completed" | "withdrawn";
  score?: number;
  /** When it last changed. */
  updatedAt?: Date;
  /** At a school that makes accounts: the account's courses and password. */
  account?: { courses: string[]; password: string };
  /** At a SCORM school: where its results are posted. */
  postBack?: { url: string; userName: string; password: string };
}

/** What is asked for when a school enrols somebody. */
export type EnrolmentRequest = Pick<
  SimulatedEnrolment,
  "slug" | "reference" | "courseRef" | "learner"
> &
  Partial<
    Pick<SimulatedEnrolment, "id" | "updatedAt" | "account" | "postBack">
  >;

/** How many enrolments of a school are in which status. */
export type StatusCounts = Record<SimulatedEnrolment["status"], number>;

/** The schools' enrolments, in memory only. */
export interface EnrolmentStore {
  /** The same reference at the same school is the same enrolment; a withdrawn one is opened again. */
  enrol(request: EnrolmentRequest): SimulatedEnrolment;
  /** Takes over an enrolment made before this start; one that is known already never loses progress. */
  adopt(enrolment: SimulatedEnrolment): "adopted" | "known";
  byId(slug: string, id: string): SimulatedEnrolment | undefined;
  byReference(slug: string, reference: string): SimulatedEnrolment | undefined;
  /** All of a school's, in the order of their making. */
  list(slug: string): SimulatedEnrolment[];
  counts(slug: string): StatusCounts;
  /** Some enrolment that is neither completed nor withdrawn, at one of these schools. */
  pickOpen(
    slugs: string[],
    random: () => number,
  ): SimulatedEnrolment | undefined;
  /** The newest open enrolments, at most `limit` of each school. */
  newestOpen(limit: number): SimulatedEnrolment[];
}

/** An empty store. */
export function enrolmentStore(): EnrolmentStore {
  const byId = new Map<string, SimulatedEnrolment>();
  const byReference = new Map<string, SimulatedEnrolment>();
  const open = new Map<string, SimulatedEnrolment[]>();

  function keep(enrolment: SimulatedEnrolment): void {
    byId.set(keyOf(enrolment.slug, enrolment.id), enrolment);
    byReference.set(keyOf(enrolment.slug, enrolment.reference), enrolment);
    if (enrolment.status === "enrolled") poolOf(enrolment.slug).push(enrolment);
  }

  function poolOf(slug: string): SimulatedEnrolment[] {
    const pool = open.get(slug) ?? [];
    open.set(slug, pool);
    return pool;
  }

  return {
    enrol(request) {
      const known = byReference.get(keyOf(request.slug, request.reference));
      if (known !== undefined && known.status !== "withdrawn") return known;
      const enrolment: SimulatedEnrolment = {
        ...request,
        id: known?.id ?? request.id ?? idOf(request.slug, request.reference),
        progress: 0,
        status: "enrolled",
      };
      keep(enrolment);
      return enrolment;
    },

    adopt(enrolment) {
      const known =
        byReference.get(keyOf(enrolment.slug, enrolment.reference)) ??
        byId.get(keyOf(enrolment.slug, enrolment.id));
      if (known === undefined) {
        keep(enrolment);
        return "adopted";
      }
      known.progress = Math.max(known.progress, enrolment.progress);
      if (enrolment.status === "completed") known.status = "completed";
      return "known";
    },

    byId: (slug, id) => byId.get(keyOf(slug, id)),

    byReference: (slug, reference) => byReference.get(keyOf(slug, reference)),

    list: (slug) =>
      [...byReference.values()].filter((enrolment) => enrolment.slug === slug),

    counts(slug) {
      const counts: StatusCounts = { enrolled: 0, completed: 0, withdrawn: 0 };
      for (const enrolment of byReference.values()) {
        if (enrolment.slug === slug) counts[enrolment.status] += 1;
      }
      return counts;
    },

    pickOpen(slugs, random) {
      const pools = slugs.map(poolOf);
      return pickFrom(pools, random);
    },

    newestOpen(limit) {
      return [...open.values()].flatMap((pool) =>
        pool
          .slice(-limit * 4)
          .filter(isOpen)
          .slice(-limit)
          .reverse(),
      );
    },
  };
}

/** Derived from the reference, so that a restarted simulator gives the same enrolment the same id. */
function idOf(slug: string, reference: string): string {
  const digest = createHash("sha256").update(`${slug}\0${reference}`);
  return `${slug}-${digest.digest("hex").slice(0, 16)}`;
}

function keyOf(slug: string, id: string): string {
  return `${slug}\0${id}`;
}

function isOpen(enrolment: SimulatedEnrolment): boolean {
  return enrolment.status === "enrolled";
}

/** Closed enrolments stay in a pool until they are drawn, and are then thrown out: no search, however many there are. */
function pickFrom(
  pools: SimulatedEnrolment[][],
  random: () => number,
): SimulatedEnrolment | undefined {
  for (;;) {
    const total = pools.reduce((sum, pool) => sum + pool.length, 0);
    if (total === 0) return undefined;
    let index = Math.min(Math.floor(random() * total), total - 1);
    for (const pool of pools) {
      if (index >= pool.length) {
        index -= pool.length;
        continue;
      }
      const drawn = pool[index];
      if (drawn !== undefined && isOpen(drawn)) return drawn;
      const last = pool.pop();
      if (last !== undefined && index < pool.length) pool[index] = last;
      break;
    }
  }
}
