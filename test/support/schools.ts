import { randomBytes } from "node:crypto";
import {
  startPartnerSimulator,
  type PartnerSimulator,
} from "@throughline/integrations/partner-lms/simulator/server";
import { readEnvironment } from "@throughline/jobs/env";
import { startWorker } from "@throughline/jobs/worker";
import type { PartnerModel } from "@throughline/prisma";
import { makeConnection } from "@throughline/seed/factory/connection";
import {
  makeCourse,
  type CourseWithSteps,
} from "@throughline/seed/factory/course";
import { makeEnrollment } from "@throughline/seed/factory/enrollment";
import { makePartner } from "@throughline/seed/factory/partner";
import { makePerson } from "@throughline/seed/factory/person";
import { openGate, type Gate } from "./gate.ts";
import { monday } from "./journey.ts";
import { openStore, type TestStore } from "./store.ts";

export interface PartnerSchool {
  slug: string;
  partner: PartnerModel;
  /** A course of one step, at this school. */
  course: CourseWithSteps;
}

/** A store with simulated partner schools behind a gate, and a clock that the test moves. No api: webhooks go nowhere. */
export interface Schools extends TestStore {
  partners: PartnerSimulator;
  gate: Gate;
  schools: PartnerSchool[];
  clock: { now: () => Date; forward: (seconds: number) => void };
  startWorker: () => Promise<{ close: () => Promise<void> }>;
  /** Enrolls new students in a school's course; answers their enrollments' ids. */
  enroll: (school: PartnerSchool, students: number) => Promise<string[]>;
  /** How many of these enrollments have their step in which state. */
  count: (enrollmentIds: string[]) => Promise<Record<string, number>>;
}

const atOnce = 5;

/** Opens schools of these names. `startAt` stops the clock there; without it the clock is the real one. */
export async function openSchools(
  slugs: string[],
  {
    startAt,
    callsPerMinute = 100_000,
    pageSize,
  }: { startAt?: Date; callsPerMinute?: number; pageSize?: number } = {},
): Promise<Schools> {
  const store = await openStore();
  const { database } = store;
  const encryptionKey = randomBytes(32);
  const partners = await startPartnerSimulator({
    port: 0,
    partners: slugs.map((slug) => ({
      slug,
      name: slug,
      apiKey: `key-of-${slug}`,
      webhookSecret: `whsec_${randomBytes(32).toString("base64")}`,
      webhookUrl: "http://127.0.0.1:9/nowhere",
      courses: [{ ref: `${slug}-course`, title: slug }],
      faults: { webhookLoseRate: 1 },
      pageLimit: pageSize,
    })),
    now: () => new Date(),
    random: Math.random,
  });
  const gate = await openGate(partners.url);
  const schools: PartnerSchool[] = [];
  for (const slug of slugs) {
    const partner = await makePartner(database, { slug, name: slug });
    await makeConnection(database, {
      partnerId: partner.id,
      encryptionKey,
      baseUrl: `${gate.url}/${slug}/v1`,
      apiKey: `key-of-${slug}`,
    });
    await database.partnerConnection.update({
      where: { partnerId: partner.id },
      data: { callsPerMinute },
    });
    const course = await makeCourse(database, {
      steps: [{ partnerId: partner.id, partnerCourseRef: `${slug}-course` }],
    });
    schools.push({ slug, partner, course });
  }

  let moved = startAt;
  const now = () => moved ?? new Date();
  const running = new Set<{ close: () => Promise<void> }>();
  const settings: Record<string, string> = {
    DATABASE_URL: store.urls.worker,
    ENCRYPTION_KEY: encryptionKey.toString("base64"),
    SMTP_URL: "smtp://127.0.0.1:9",
    PORTAL_URL: "http://portal.test",
    PORT: "0",
    LOG_LEVEL: "silent",
  };
  const environment = readEnvironment(settings);
  return {
    ...store,
    partners,
    gate,
    schools,
    clock: {
      now,
      forward(seconds) {
        moved = new Date((moved ?? monday).getTime() + seconds * 1000);
      },
    },
    async startWorker() {
      const worker = await startWorker(environment, now);
      running.add(worker);
      return worker;
    },
    async enroll({ course }, students) {
      const enrollOne = async () => {
        const person = await makePerson(database);
        const { id } = await makeEnrollment(
          store.store,
          { personId: person.id, courseId: course.id },
          now(),
        );
        return id;
      };
      const ids: string[] = [];
      while (ids.length < students) {
        const some = Math.min(atOnce, students - ids.length);
        ids.push(
          ...(await Promise.all(Array.from({ length: some }, enrollOne))),
        );
      }
      return ids;
    },
    async count(enrollmentIds) {
      const groups = await database.enrollmentStep.groupBy({
        by: ["state"],
        where: { enrollmentId: { in: enrollmentIds } },
        _count: true,
      });
      return Object.fromEntries(
        groups.map(({ state, _count }) => [state, _count]),
      );
    },
    async close() {
      await Promise.all([...running].map((worker) => worker.close()));
      await gate.close();
      await partners.close();
      await store.close();
    },
  };
}
