import { applyNextMessage } from "@throughline/domain/inbox/apply-next-message";
import { receive } from "@throughline/domain/inbox/receive";
import { recordAcceptance } from "@throughline/domain/partner/record-acceptance";
import { recordRefusal } from "@throughline/domain/partner/record-refusal";
import { recordUnavailable } from "@throughline/domain/partner/record-unavailable";
import { transact, type Tx } from "@throughline/domain/transaction";
import { composeMessage } from "./partner-message.ts";
import { later, type News } from "./scene.ts";
import { settleSends } from "./settle-sends.ts";
import { mustBe, presentIn, type Player, type Stage } from "./stage.ts";

interface StepScene {
  position: number;
  at: Date;
}
interface ExplainedScene extends StepScene {
  reason: string;
}

/** The partner accepted our call: the step starts, and the student is told. */
export async function accept(
  tx: Tx,
  player: Player,
  { position, at }: StepScene,
  number: number,
): Promise<void> {
  const { id: stepId, partner } = presentIn(player.steps, position);
  const externalId = `${partner.slug}-${String(number).padStart(6, "0")}`;
  const record = await recordOf(tx, stepId);
  mustBe(
    await recordAcceptance(
      tx,
      { partnerEnrollmentId: record.id, externalId, launchUrl: null },
      at,
    ),
    "accepted",
  );
  player.records.set(position, { id: record.id, externalId });
  await settleSends(tx, tx.jobs, at);
}

/** The partner said no for good: the step fails with its words. */
export async function beRefused(
  tx: Tx,
  player: Player,
  { position, reason, at }: ExplainedScene,
): Promise<void> {
  const { id, attempt } = await recordOf(
    tx,
    presentIn(player.steps, position).id,
  );
  mustBe(
    await recordRefusal(tx, { partnerEnrollmentId: id, attempt, reason }, at),
    "recorded",
  );
}

/** The partner could not be reached at first. */
export async function beUnavailable(
  tx: Tx,
  player: Player,
  { position, reason, at }: ExplainedScene,
): Promise<void> {
  const { id, attempt } = await recordOf(
    tx,
    presentIn(player.steps, position).id,
  );
  const partnerEnrollmentId = id;
  await recordUnavailable(
    tx,
    { partnerEnrollmentId, attempt, reason, retryAt: at, counts: false },
    at,
  );
}

/** A webhook of the partner came in and was applied. */
export async function hearNews(
  { store, partnersUrl }: Stage,
  player: Player,
  { position, news, at }: StepScene & { news: News },
  number: number,
): Promise<void> {
  const { story, personId } = player;
  const { partner } = presentIn(player.steps, position);
  const { id: reference, externalId } = presentIn(player.records, position);
  const step = story.course.steps.find((one) => one.position === position);
  const { received, reading } = composeMessage({
    partner,
    messageId: `msg_${partner.slug}_${String(number).padStart(6, "0")}`,
    externalId,
    reference,
    learner: { id: personId, email: story.student.email },
    courseRef: step?.partnerCourseRef ?? "",
    certificateUrl: `${partnersUrl}/${partner.slug}/certificates/${externalId}`,
    news,
    occurredAt: later(at, -1_500),
  });
  const actor = {
    kind: "PARTNER",
    id: partner.id,
    name: partner.name,
  } as const;
  await transact(store, { actor }, async (tx) => {
    await receive(tx, [received], at);
    const { orderingKey } = received;
    const read = () => reading;
    const applied = await applyNextMessage(tx, { orderingKey, read }, at);
    mustBe(applied, isOfNoUse(news) ? "ignored" : "applied");
  });
}

const isOfNoUse = ({ type }: News) => type === "learner.survey_submitted";

const recordOf = (tx: Tx, enrollmentStepId: string) =>
  tx.db.partnerEnrollment.findUniqueOrThrow({
    where: { enrollmentStepId },
    select: { id: true, attempt: true },
  });
