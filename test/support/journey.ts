import { recordAcceptance } from "@throughline/domain/partner/record-acceptance";
import type {
  PartnerMessage,
  Reading,
} from "@throughline/domain/inbox/partner-message";
import { applyNextMessage } from "@throughline/domain/inbox/apply-next-message";
import { receive } from "@throughline/domain/inbox/receive";
import { orderingKeyOf } from "@throughline/domain/inbox/ordering-key";
import type { Sequencing } from "@throughline/prisma";
import { makeCourse } from "@throughline/seed/factory/course";
import { makeEnrollment } from "@throughline/seed/factory/enrollment";
import { makePartner } from "@throughline/seed/factory/partner";
import { makePerson } from "@throughline/seed/factory/person";
import type { TestStore } from "./store.ts";

export const monday = new Date("2026-11-16T08:00:00Z");
export const daysLater = (days: number, from = monday) =>
  new Date(from.getTime() + days * 86_400_000);

/** A student in a course of three partners' steps, and the verbs by which the partners move the student. */
export async function beginJourney(
  school: TestStore,
  {
    sequencing = "STRICT",
    optional = [],
  }: { sequencing?: Sequencing; optional?: number[] } = {},
) {
  const { database } = school;
  const partners = [];
  for (let index = 0; index < 3; index += 1)
    partners.push(await makePartner(database));
  const course = await makeCourse(database, {
    sequencing,
    steps: partners.map((partner, index) => ({
      partnerId: partner.id,
      required: !optional.includes(index + 1),
    })),
  });
  const person = await makePerson(database);
  const { id: enrollmentId } = await makeEnrollment(
    school.store,
    { personId: person.id, courseId: course.id },
    monday,
  );

  const read = () =>
    database.enrollment.findUniqueOrThrow({
      where: { id: enrollmentId },
      include: {
        certificate: true,
        steps: {
          include: { partnerEnrollment: true },
          orderBy: { position: "asc" },
        },
      },
    });
  async function step(position: number) {
    const { steps } = await read();
    const found = steps.find((each) => each.position === position);
    if (!found) throw new Error(`the course has no step ${position}`);
    return found;
  }
  const externalIdOf = (position: number) => `ext-${person.id}-${position}`;

  return {
    course,
    person,
    enrollmentId,
    read,
    step,
    externalIdOf,
    states: async () => (await read()).steps.map(({ state }) => state),
    /** The partner of a step accepts the student. */
    async accept(position: number, now = monday) {
      const { partnerEnrollment } = await step(position);
      if (!partnerEnrollment)
        throw new Error(`the partner of step ${position} was never asked`);
      const externalId = externalIdOf(position);
      return school.run((tx) =>
        recordAcceptance(
          tx,
          {
            partnerEnrollmentId: partnerEnrollment.id,
            externalId,
            launchUrl: null,
          },
          now,
        ),
      );
    },
    /** The partner of a step sends a message; it is received and applied. */
    async say(
      position: number,
      message: Partial<PartnerMessage> & Pick<PartnerMessage, "type">,
      {
        now = monday,
        messageId = crypto.randomUUID(),
      }: { now?: Date; messageId?: string } = {},
    ) {
      const { partnerId } = await step(position);
      const externalId = externalIdOf(position);
      const orderingKey = orderingKeyOf(partnerId ?? "", externalId);
      const spoken = { ...silent, occurredAt: now, externalId, ...message };
      const [received] = await school.run((tx) =>
        receive(
          tx,
          [
            {
              source: "partners/test",
              partnerId,
              externalId: messageId,
              type: message.type,
              orderingKey,
              rawBody: "{}",
              sentAt: now,
            },
          ],
          now,
        ),
      );
      const reading: Reading = { kind: "parsed", message: spoken };
      const applied = await school.run((tx) =>
        applyNextMessage(tx, { orderingKey, read: () => reading }, now),
      );
      return { received, applied };
    },
  };
}

const silent = {
  reference: null,
  progress: null,
  score: null,
  certificateUrl: null,
  launchUrl: null,
};
