import { enroll } from "@throughline/domain/enrollment/enroll";
import { findOrCreatePerson } from "@throughline/domain/person/find-or-create-person";
import { invitePerson } from "@throughline/domain/person/invite-person";
import { theSystem, transact } from "@throughline/domain/transaction";
import { settleSends } from "./settle-sends.ts";
import { mustBe, presentIn, type Player, type Stage } from "./stage.ts";

/** The office adds a student, enrolls them and invites them to the portal, as it does every morning. */
export async function enrollStudent(
  { store, office, partners }: Stage,
  player: Player,
  at: Date,
): Promise<void> {
  const { student, course } = player.story;
  const jobs = await transact(store, { actor: office }, async (tx) => {
    const { phone, ...particulars } = student;
    const { personId } = await findOrCreatePerson(tx, particulars, at);
    if (phone)
      await tx.db.person.update({ where: { id: personId }, data: { phone } });

    const enrolled = await enroll(tx, { personId, courseId: course.id }, at);
    if (enrolled.kind !== "enrolled")
      throw new Error(`${student.email} could not be enrolled`);
    const invitation = { personId, courseTitle: course.title };
    mustBe(await invitePerson(tx, invitation, at), "invited");
    player.personId = personId;
    player.enrollmentId = enrolled.enrollmentId;

    const byId = new Map([...partners.values()].map((one) => [one.id, one]));
    const steps = await tx.db.enrollmentStep.findMany({
      where: { enrollmentId: enrolled.enrollmentId },
      select: { id: true, position: true, partnerId: true },
    });
    for (const { id, position, partnerId } of steps) {
      const partner = presentIn(byId, partnerId ?? "");
      player.steps.set(position, { id, partner });
    }
    return tx.jobs;
  });
  await transact(store, { actor: theSystem }, (tx) =>
    settleSends(tx, jobs, at),
  );
}
