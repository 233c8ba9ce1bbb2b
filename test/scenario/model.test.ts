import { changeEnrollment } from "@throughline/domain/enrollment/change-enrollment";
import { failStep } from "@throughline/domain/enrollment/fail-step";
import { markStepComplete } from "@throughline/domain/enrollment/mark-step-complete";
import { reopenStep } from "@throughline/domain/enrollment/reopen-step";
import { retryStep } from "@throughline/domain/enrollment/retry-step";
import { skipStep } from "@throughline/domain/enrollment/skip-step";
import { applyNextMessage } from "@throughline/domain/inbox/apply-next-message";
import { orderingKeyOf } from "@throughline/domain/inbox/ordering-key";
import type { PartnerMessage } from "@throughline/domain/inbox/partner-message";
import { receive } from "@throughline/domain/inbox/receive";
import { recordRefusal } from "@throughline/domain/partner/record-refusal";
import { referenceOf } from "@throughline/domain/partner/reference";
import type { Tx } from "@throughline/domain/transaction";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import {
  EnrollmentModel,
  type AdminCommand,
  type PartnerWord,
  type Situation,
} from "../support/enrollment-model.ts";
import { beginJourney, monday } from "../support/journey.ts";
import { openStore, type TestStore } from "../support/store.ts";

let school: TestStore;
beforeAll(async () => {
  school = await openStore();
});
afterAll(() => school.close());

const STEPS = 3;
const reason = "As it happened.";

/** What becomes of a partner's word on its way: a lost one is told at the end by comparing with the partner. */
type Fate = "arrives" | "arrivesTwice" | "arrivesLate" | "isLost";

type Action =
  | { kind: "admin"; command: AdminCommand; step: number }
  | { kind: "partner"; word: PartnerWord; step: number; fate: Fate };

const action: fc.Arbitrary<Action> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant("partner" as const),
      word: fc.constantFrom<PartnerWord>(
        "accepts",
        "accepts",
        "refuses",
        "progress",
        "completes",
        "completes",
      ),
      step: fc.nat(STEPS - 1),
      fate: fc.constantFrom<Fate>(
        "arrives",
        "arrives",
        "arrivesTwice",
        "arrivesLate",
        "isLost",
      ),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant("admin" as const),
      command: fc.constantFrom<AdminCommand>(
        "complete",
        "skip",
        "fail",
        "retry",
        "reopen",
        "suspend",
        "resume",
      ),
      step: fc.nat(STEPS - 1),
    }),
  },
);

/** A word as it was said: of the request that was the newest at the time. */
interface Said {
  word: PartnerWord;
  step: number;
  attempt: number;
  messageId: string;
}

test(
  "any order of commands and partners’ words, repeated, late or lost, ends as the model says",
  { timeout: 600_000 },
  async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(action, { minLength: 1, maxLength: 30 }),
        fc.infiniteStream(fc.nat()),
        async (actions, choices) => {
          const real = await beginJourney(school);
          const model = new EnrollmentModel(STEPS);
          const world = { real, model, late: [] as Said[], lost: [] as Said[] };
          for (const each of actions) {
            await perform(world, each);
            await agree(world);
          }
          for (const said of shuffled(world.late, choices))
            await deliver(world, said);
          await reconcile(world);
          await agree(world);
          await holds(world);
        },
      ),
      { numRuns: 60 },
    );
  },
);

interface World {
  real: Awaited<ReturnType<typeof beginJourney>>;
  model: EnrollmentModel;
  late: Said[];
  lost: Said[];
}

async function perform(world: World, doing: Action) {
  const { model, late, lost } = world;
  if (doing.kind === "admin") {
    await command(world, doing.command, doing.step);
    model.command(doing.command, doing.step);
    return;
  }
  const { word, step, fate } = doing;
  const attempt = model.steps[step]?.attempt ?? 0;
  if (attempt === 0) return;
  const said = { word, step, attempt, messageId: crypto.randomUUID() };
  switch (fate) {
    case "arrives":
      return deliver(world, said);
    case "arrivesTwice":
      await deliver(world, said);
      return deliver(world, said);
    case "arrivesLate":
      late.push(said);
      return;
    case "isLost":
      lost.push(said);
  }
}

const stepCommands: Partial<
  Record<
    AdminCommand,
    (
      tx: Tx,
      input: { stepId: string; reason: string },
      now: Date,
    ) => Promise<{ kind: string }>
  >
> = {
  complete: markStepComplete,
  skip: skipStep,
  fail: failStep,
  retry: retryStep,
  reopen: reopenStep,
};

async function command({ real }: World, command: AdminCommand, index: number) {
  const { enrollmentId } = real;
  if (command === "suspend" || command === "resume") {
    await school.run((tx) =>
      changeEnrollment(tx, command, { enrollmentId, reason }, monday),
    );
    return;
  }
  const { id: stepId } = await real.step(index + 1);
  await school.run(
    (tx) =>
      stepCommands[command]?.(tx, { stepId, reason }, monday) ??
      Promise.reject(new Error(`no command ${command}`)),
  );
}

const typeOf: Record<
  Exclude<PartnerWord, "refuses">,
  PartnerMessage["type"]
> = {
  accepts: "enrollmentCreated",
  progress: "progressUpdated",
  completes: "courseCompleted",
};

async function deliver({ real, model }: World, said: Said) {
  const { word, step, attempt, messageId } = said;
  model.hear(word, step, attempt);
  const { partnerId, partnerEnrollment } = await real.step(step + 1);
  if (!partnerId || !partnerEnrollment) throw new Error("nobody was asked");
  const { id } = partnerEnrollment;
  if (word === "refuses") {
    await school.run((tx) =>
      recordRefusal(tx, { partnerEnrollmentId: id, attempt, reason }, monday),
    );
    return;
  }
  const externalId = `${id}-${attempt}`;
  const orderingKey = orderingKeyOf(partnerId, externalId);
  await school.run((tx) =>
    receive(
      tx,
      [
        {
          source: "partners/model",
          partnerId,
          externalId: messageId,
          type: word,
          orderingKey,
          rawBody: "{}",
          sentAt: monday,
        },
      ],
      monday,
    ),
  );
  const message: PartnerMessage = {
    type: typeOf[word],
    occurredAt: monday,
    externalId,
    reference: referenceOf({ id, attempt }),
    progress: word === "progress" ? 40 : null,
    score: null,
    certificateUrl: null,
    launchUrl: null,
  };
  await school.run((tx) =>
    applyNextMessage(
      tx,
      { orderingKey, read: () => ({ kind: "parsed", message }) },
      monday,
    ),
  );
}

/** What was lost is known at the partner; comparing with it tells the same as the message would have. */
async function reconcile(world: World) {
  for (const said of world.lost)
    if (said.word !== "refuses")
      await deliver(world, { ...said, messageId: crypto.randomUUID() });
}

async function agree({ real, model }: World) {
  const { state, steps } = await real.read();
  expect({ state, steps: steps.map(situationOf) }).toEqual({
    state: model.state,
    steps: model.situations,
  });
}

type RealStep = Awaited<ReturnType<World["real"]["read"]>>["steps"][number];

const situationOf = ({ state, openedAt }: RealStep): Situation =>
  state === "PENDING" ? (openedAt ? "WAITING" : "AHEAD") : state;

/** What has to hold whatever happened, seen from the rows and the log alone. */
async function holds({ real }: World) {
  const { steps, state } = await real.read();
  const open = steps.filter((step) =>
    ["WAITING", "IN_PROGRESS"].includes(situationOf(step)),
  );
  expect(open.length).toBeLessThanOrEqual(1);
  expect(await statesOfTheLog(real.enrollmentId)).toEqual(
    Object.fromEntries(steps.map(({ id, state }) => [id, state])),
  );
  const jobs = await school.database.$queryRaw<unknown[]>`
    SELECT 1 FROM pgboss.job WHERE name = 'certificate.issue' AND data->>'enrollmentId' = ${real.enrollmentId}`;
  if (state === "COMPLETED") expect(jobs.length).toBeGreaterThan(0);
}

/** Each step's state as the log alone tells it: begun as PENDING, then as every move says. */
async function statesOfTheLog(enrollmentId: string) {
  const events = await school.database.domainEvent.findMany({
    where: { enrollmentId, enrollmentStepId: { not: null } },
    orderBy: { id: "asc" },
  });
  const states: Record<string, unknown> = {};
  const steps = await school.database.enrollmentStep.findMany({
    where: { enrollmentId },
  });
  for (const { id } of steps) states[id] = "PENDING";
  for (const { enrollmentStepId, payload } of events) {
    const { from, to } = payload as { from?: string; to?: string };
    if (!enrollmentStepId || to === undefined) continue;
    expect(from).toBe(states[enrollmentStepId]);
    states[enrollmentStepId] = to;
  }
  return states;
}

/** In an order that the run chooses, so that a failing one can be repeated. */
function shuffled<T>(things: readonly T[], choices: Iterator<number>): T[] {
  const rest = [...things];
  return things.flatMap(() => {
    const choice = choices.next().value as number;
    return rest.splice(choice % rest.length, 1);
  });
}
