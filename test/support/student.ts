import type { Slug, Town } from "./town.ts";
import { until } from "./until.ts";

const enroll = `mutation ($input: EnrollInput!) { enroll(input: $input) { __typename ... on Enrollment { id } ... on UserError { message } } }`;
const course = `query ($code: String!) { course(code: $code) { id } }`;

/** A student of the town who was enrolled through the API, and what can be seen and done from there. */
export interface Student {
  email: string;
  enrollmentId: string;
  states: () => Promise<string[]>;
  /** Resolves when a step is in a state. */
  reaches: (slug: Slug, state: string) => Promise<void>;
  /** The student finishes the training at a partner. */
  finishAt: (slug: Slug) => Promise<void>;
  /** The student gets on at a partner, so many percent; false where there is nothing to get on with. */
  progressAt: (slug: Slug, percent: number) => Promise<boolean>;
  /** Everything that was recorded, oldest first. */
  history: () => Promise<string[]>;
  row: () => Promise<{ state: string; serial: string | null }>;
}

let enrolled = 0;

/** Enrolls a new student in the town's course. */
export async function enrollStudent(town: Town): Promise<Student> {
  enrolled += 1;
  const email = `student-${enrolled}@people.example`;
  const { course: found } = await town.admin.ask<{ course: { id: string } }>(
    course,
    { code: town.course.code },
  );
  const input = {
    courseId: found.id,
    email,
    givenName: "Ana",
    familyName: `Silva ${enrolled}`,
  };
  const answer = await town.admin.ask<{ enroll: { id: string } }>(enroll, {
    input,
  });
  const id =
    Buffer.from(answer.enroll.id, "base64url").toString().split(":")[1] ?? "";

  const steps = () =>
    town.database.enrollmentStep.findMany({
      where: { enrollmentId: id },
      include: { partner: true, partnerEnrollment: true },
      orderBy: { position: "asc" },
    });
  const stepAt = async (slug: Slug) =>
    (await steps()).find(({ partner }) => partner?.slug === slug);

  return {
    email,
    enrollmentId: answer.enroll.id,
    states: async () => (await steps()).map(({ state }) => state),
    async reaches(slug, state) {
      await until(
        `${email} is ${state} at ${slug}`,
        async () => (await stepAt(slug))?.state === state,
      );
    },
    async finishAt(slug) {
      await until(`${slug} knows ${email}`, async () => {
        const reference = (await stepAt(slug))?.partnerEnrollment?.id;
        return (
          reference !== undefined &&
          town.partners.progress(slug, reference, 100)
        );
      });
    },
    async progressAt(slug, percent) {
      const reference = (await stepAt(slug))?.partnerEnrollment?.id;
      return (
        reference !== undefined &&
        town.partners.progress(slug, reference, percent)
      );
    },
    async history() {
      const events = await town.database.domainEvent.findMany({
        where: { enrollmentId: id },
        orderBy: { id: "asc" },
      });
      return events.map(({ type }) => type);
    },
    async row() {
      const row = await town.database.enrollment.findUniqueOrThrow({
        where: { id },
        include: { certificate: true },
      });
      return { state: row.state, serial: row.certificate?.serial ?? null };
    },
  };
}
