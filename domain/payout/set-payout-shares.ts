import type { PayoutShareModel } from "@throughline/prisma";
import { recordEvent } from "../event/record.ts";
import { notFound, refused, type Refusal } from "../outcome.ts";
import type { Tx } from "../transaction.ts";
import { faultOfShares, findKept, type WantedShare } from "./share.rules.ts";

/**
 * Makes the shares of a course what is given: what of each sale from now on goes to whom. Sales before keep theirs. A share that is
 * stored just so stays, whatever became of its payee, its step or the price; the others are judged. An amount without a currency is in
 * that of the price. The same again changes nothing.
 */
export async function setPayoutShares(
  tx: Tx,
  {
    courseId,
    shares,
    reason,
  }: { courseId: string; shares: readonly WantedShare[]; reason: string },
  now: Date,
): Promise<{ kind: "changed" | "unchanged"; courseId: string } | Refusal> {
  await tx.db
    .$queryRaw`SELECT 1 FROM "Course" WHERE id = ${courseId}::uuid FOR UPDATE`;
  const course = await tx.db.course.findUnique({
    where: { id: courseId },
    include: {
      steps: { where: { retiredAt: null }, select: { id: true } },
      payoutShares: true,
      products: {
        where: { kind: "COURSE" },
        include: { prices: { where: { isCurrent: true } } },
      },
    },
  });
  if (!course) return notFound("courseId", "course");
  const price = course.products[0]?.prices[0] ?? null;
  const wanted = shares.map((share) => ({
    ...share,
    courseId,
    currency:
      share.amount === null
        ? null
        : (share.currency ?? price?.currency ?? null),
  }));
  const stepIds = new Set(course.steps.map(({ id }) => id));
  const kept = findKept(wanted, course.payoutShares, { price, stepIds });
  const stranger = await findStranger(tx, wanted, { kept, stepIds });
  if (stranger) return stranger;
  const fault = faultOfShares(wanted, price, kept);
  if (fault) return refused(fault.field, fault.reason);

  if (isSame(course.payoutShares, wanted))
    return { kind: "unchanged", courseId };
  await tx.db.payoutShare.deleteMany({ where: { courseId } });
  await tx.db.payoutShare.createMany({ data: wanted });
  recordEvent(tx, {
    type: "payout.shareChanged",
    occurredAt: now,
    courseId,
    reason,
    payload: {
      before: course.payoutShares.map(inWords),
      after: wanted.map(inWords),
    },
  });
  return { kind: "changed", courseId };
}

/** The first share, of those that are not kept, of a step or for a payee that is not there. */
async function findStranger(
  tx: Tx,
  shares: readonly WantedShare[],
  {
    kept,
    stepIds,
  }: { kept: ReadonlyMap<number, unknown>; stepIds: ReadonlySet<string> },
): Promise<Refusal | null> {
  const accounts = await tx.db.payoutAccount.findMany({
    where: { id: { in: shares.map((share) => share.payoutAccountId) } },
    select: { id: true, state: true },
  });
  for (const [index, share] of shares.entries()) {
    if (kept.has(index)) continue;
    const account = accounts.find(({ id }) => id === share.payoutAccountId);
    if (!account) return notFound(`shares.${index}.payoutAccountId`, "payee");
    if (account.state === "CLOSED")
      return refused(
        `shares.${index}.payoutAccountId`,
        "This payee's account is closed, so no money can go there.",
      );
    const { courseStepId } = share;
    if (courseStepId && !stepIds.has(courseStepId))
      return notFound(`shares.${index}.courseStepId`, "step in this course");
  }
  return null;
}

type Share = Pick<
  PayoutShareModel,
  "courseStepId" | "payoutAccountId" | "basisPoints" | "amount" | "currency"
>;

const inWords = (share: Share) => ({
  courseStepId: share.courseStepId,
  payoutAccountId: share.payoutAccountId,
  basisPoints: share.basisPoints,
  amount: share.amount,
  currency: share.currency,
});

function isSame(before: readonly Share[], after: readonly Share[]): boolean {
  const sorted = (shares: readonly Share[]) =>
    JSON.stringify(
      shares.map((share) => JSON.stringify(inWords(share))).toSorted(),
    );
  return sorted(before) === sorted(after);
}
