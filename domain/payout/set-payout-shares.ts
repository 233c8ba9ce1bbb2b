import type { PayoutShareModel } from "@throughline/prisma";
import { recordEvent } from "../event/record.ts";
import { notFound, refused, type Refusal } from "../outcome.ts";
import type { Tx } from "../transaction.ts";
import { faultOfShares, type WantedShare } from "./share.rules.ts";

/**
 * Makes the shares of a course what is given: what of each sale from now on goes to whom. Sales before keep theirs. The same again
 * changes nothing.
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
  const stranger = await findStranger(tx, shares, course.steps);
  if (stranger) return stranger;
  const fault = faultOfShares(shares, price);
  if (fault) return refused(fault.field, fault.reason);

  const wanted = shares.map((share) => ({
    ...share,
    courseId,
    currency: share.amount === null ? null : (price?.currency ?? null),
  }));
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

/** The first share of a step or for a payee that is not there. */
async function findStranger(
  tx: Tx,
  shares: readonly WantedShare[],
  steps: readonly { id: string }[],
): Promise<Refusal | null> {
  const accounts = await tx.db.payoutAccount.findMany({
    where: { id: { in: shares.map((share) => share.payoutAccountId) } },
    select: { id: true, state: true },
  });
  for (const [index, share] of shares.entries()) {
    const account = accounts.find(({ id }) => id === share.payoutAccountId);
    if (!account) return notFound(`shares.${index}.payoutAccountId`, "payee");
    if (account.state === "CLOSED")
      return refused(
        `shares.${index}.payoutAccountId`,
        "This payee's account is closed, so no money can go there.",
      );
    const { courseStepId } = share;
    if (courseStepId && !steps.some(({ id }) => id === courseStepId))
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
