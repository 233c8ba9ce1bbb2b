import { changeEnrollment } from "@throughline/domain/enrollment/change-enrollment";
import { retryStep } from "@throughline/domain/enrollment/retry-step";
import { skipStep } from "@throughline/domain/enrollment/skip-step";
import { takeStep } from "@throughline/domain/enrollment/take-step";
import { fullName } from "@throughline/domain/person/person.rules";
import {
  theSystem,
  transact,
  type Actor,
  type Tx,
} from "@throughline/domain/transaction";
import { certify } from "./certify.ts";
import { enrollStudent } from "./enroll-student.ts";
import {
  accept,
  beRefused,
  beUnavailable,
  hearNews,
} from "./partner-scenes.ts";
import type { Scene } from "./scene.ts";
import { mustBe, presentIn, type Player, type Stage } from "./stage.ts";

/**
 * Carries out one scene through the domain's own commands, at the scene's time. `number` counts the scenes in order of
 * time. Throws where the command does not do what the story says.
 */
export async function perform(
  stage: Stage,
  player: Player,
  scene: Scene,
  number: number,
): Promise<void> {
  const { at } = scene;
  const by = (actor: Actor, run: (tx: Tx) => Promise<void>) =>
    transact(stage.store, { actor }, run);
  const stepAt = (position: number) => presentIn(player.steps, position).id;
  const { enrollmentId } = player;

  switch (scene.kind) {
    case "enroll":
      return enrollStudent(stage, player, at);
    case "take":
      return by(studentOf(player), async (tx) => {
        const stepId = stepAt(scene.position);
        mustBe(await takeStep(tx, { stepId }, at), "moved");
      });
    case "accept":
      return by(theSystem, (tx) => accept(tx, player, scene, number));
    case "hear":
      return hearNews(stage, player, scene, number);
    case "unavailable":
      return by(theSystem, (tx) => beUnavailable(tx, player, scene));
    case "refuse":
      return by(theSystem, (tx) => beRefused(tx, player, scene));
    case "retry":
      return by(stage.office, async (tx) => {
        const stepId = stepAt(scene.position);
        const reason = "The particulars were corrected with the student.";
        mustBe(await retryStep(tx, { stepId, reason }, at), "moved");
      });
    case "skip":
      return by(stage.office, async (tx) => {
        const stepId = stepAt(scene.position);
        const { reason } = scene;
        mustBe(await skipStep(tx, { stepId, reason }, at), "moved");
      });
    case "suspend":
    case "cancel":
      return by(stage.office, async (tx) => {
        const { kind, reason } = scene;
        const input = { enrollmentId, reason };
        mustBe(await changeEnrollment(tx, kind, input, at), "moved");
        if (kind === "cancel") await confirmWithdrawal(tx, enrollmentId);
      });
    case "certify":
      return certify(stage, player, at, number);
  }
}

const studentOf = ({ personId, story }: Player): Actor => ({
  kind: "PERSON",
  id: personId,
  name: fullName(story.student),
});

/** The partner confirmed at that time that the student will not come. */
async function confirmWithdrawal(tx: Tx, enrollmentId: string): Promise<void> {
  await tx.db.partnerEnrollment.updateMany({
    where: {
      enrollmentStep: { enrollmentId },
      desiredState: "WITHDRAWN",
      acceptedAt: { not: null },
    },
    data: { observedState: "WITHDRAWN" },
  });
}
