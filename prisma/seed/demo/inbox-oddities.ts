import { applyNextMessage } from "@throughline/domain/inbox/apply-next-message";
import { ignoreMessage } from "@throughline/domain/inbox/ignore-message";
import { receive } from "@throughline/domain/inbox/receive";
import { transact } from "@throughline/domain/transaction";
import { composeMessage } from "./partner-message.ts";
import { DAY, HOUR, later } from "./scene.ts";
import { mustBe, presentIn, type Stage } from "./stage.ts";

/** Two messages about students whom nobody here knows: the office looked into the older one, and the newer one waits. */
export async function receiveOddities(stage: Stage, now: Date): Promise<void> {
  const settled = await receiveStranger(
    stage,
    {
      slug: "milady",
      externalId: "milady-trial-07",
      email: "trainer@milady.example",
    },
    later(now, -6 * DAY),
  );
  await transact(stage.store, { actor: stage.office }, async (tx) => {
    const reason = "A trial account of one of Milady's own trainers.";
    const at = later(now, -6 * DAY + 3 * HOUR);
    mustBe(
      await ignoreMessage(tx, { messageId: settled, reason }, at),
      "ignored",
    );
  });
  await receiveStranger(
    stage,
    {
      slug: "certiport",
      externalId: "certiport-88417",
      email: "j.alvarez@mail.example",
    },
    later(now, -5 * HOUR),
  );
}

interface Stranger {
  slug: string;
  externalId: string;
  email: string;
}

/** A signed message that matches no enrolment of ours is set aside. Returns its id. */
function receiveStranger(
  { store, partners }: Stage,
  { slug, externalId, email }: Stranger,
  at: Date,
): Promise<string> {
  const partner = presentIn(partners, slug);
  const { received, reading } = composeMessage({
    partner,
    messageId: `msg_${externalId}`,
    externalId,
    reference: `walk-in ${externalId}`,
    learner: { id: "unknown", email },
    courseRef: slug === "milady" ? "SFZ-1" : "DLT-1",
    certificateUrl: "",
    news: { type: "course.completed", score: 91 },
    occurredAt: later(at, -2_000),
  });
  const actor = {
    kind: "PARTNER",
    id: partner.id,
    name: partner.name,
  } as const;
  return transact(store, { actor }, async (tx) => {
    await receive(tx, [received], at);
    const { orderingKey, source, externalId: sent } = received;
    const read = () => reading;
    mustBe(
      await applyNextMessage(tx, { orderingKey, read }, at),
      "quarantined",
    );
    const stored = await tx.db.inboundMessage.findUniqueOrThrow({
      where: { source_externalId: { source, externalId: sent } },
    });
    return stored.id;
  });
}
