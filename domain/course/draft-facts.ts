import type { Prisma } from "@throughline/prisma";
import { fullName } from "../person/person.rules.ts";
import type { DraftContent } from "./draft.content.ts";
import type { DraftFacts } from "./draft.rules.ts";
import type { HeldShare } from "./share-warning.rules.ts";

type Reader = Pick<
  Prisma.TransactionClient,
  | "course"
  | "courseDraftImage"
  | "partner"
  | "courseStep"
  | "stepOption"
  | "session"
  | "enrollment"
  | "booking"
  | "payoutShare"
>;

/** What the rules have to know beside a draft itself; only reads. */
export async function readDraftFacts(
  db: Reader,
  {
    draftId,
    courseId,
    content,
  }: { draftId: string; courseId: string | null; content: DraftContent },
  now: Date,
): Promise<DraftFacts> {
  const course =
    courseId === null
      ? null
      : await db.course.findUnique({
          where: { id: courseId },
          select: { code: true, image: { select: { courseId: true } } },
        });
  const namesake = await db.course.findFirst({
    where: {
      code: { equals: content.code, mode: "insensitive" },
      ...(courseId !== null && { NOT: { id: courseId } }),
    },
    select: { id: true },
  });
  const newImage = await db.courseDraftImage.findUnique({
    where: { draftId },
    select: { draftId: true },
  });
  const partners = await db.partner.findMany({ select: { id: true } });
  const present =
    courseId === null
      ? []
      : await db.courseStep.findMany({
          where: { courseId, retiredAt: null },
          select: { id: true, kind: true, label: true },
          orderBy: { position: "asc" },
        });
  const options = await db.stepOption.findMany({
    where: { courseStepId: { in: present.map(({ id }) => id) } },
    orderBy: { session: { startsAt: "asc" } },
  });
  const named = content.steps.flatMap(({ attach }) => attach);
  const attachedIds = options.map(({ sessionId }) => sessionId);
  const sessions = await db.session.findMany({
    where: { id: { in: [...new Set([...named, ...attachedIds])] } },
  });
  const students =
    courseId === null
      ? 0
      : await db.enrollment.count({
          where: {
            courseId,
            state: { in: ["PENDING", "ACTIVE", "SUSPENDED"] },
          },
        });
  const bookings = await db.booking.findMany({
    where: {
      sessionId: { in: content.steps.flatMap(({ detach }) => detach) },
      enrollmentStep: {
        courseStepId: { in: content.steps.flatMap(({ id }) => id ?? []) },
      },
      state: { in: ["HELD", "BOOKED"] },
    },
    select: {
      sessionId: true,
      enrollmentStep: { select: { courseStepId: true } },
    },
  });
  const byOption = Map.groupBy(
    bookings,
    ({ sessionId, enrollmentStep }) =>
      `${enrollmentStep?.courseStepId}.${sessionId}`,
  );
  const byStep = Map.groupBy(options, ({ courseStepId }) => courseStepId);
  return {
    publishedCode: course?.code ?? null,
    isCodeTaken: namesake !== null,
    partnerIds: new Set(partners.map(({ id }) => id)),
    present,
    students,
    hasImage:
      newImage !== null || (course?.image != null && !content.removesImage),
    shares: await findShares(db, courseId),
    sessions: new Map(sessions.map((session) => [session.id, session])),
    attached: new Map(
      [...byStep].map(([id, ofStep]) => [
        id,
        ofStep.map(({ sessionId }) => sessionId),
      ]),
    ),
    booked: new Map(
      [...byOption].map(([option, seats]) => [option, seats.length]),
    ),
    now,
  };
}

/** The shares that hold for sales of a course now. */
async function findShares(
  db: Reader,
  courseId: string | null,
): Promise<HeldShare[]> {
  if (courseId === null) return [];
  const shares = await db.payoutShare.findMany({
    where: {
      courseId,
      OR: [{ courseStepId: null }, { courseStep: { retiredAt: null } }],
    },
    include: {
      courseStep: { select: { id: true, label: true } },
      payoutAccount: {
        select: {
          email: true,
          partner: { select: { name: true } },
          person: { select: { givenName: true, familyName: true } },
        },
      },
    },
    orderBy: { id: "asc" },
  });
  return shares.map(({ courseStep: step, payoutAccount, ...share }) => {
    const { partner, person, email } = payoutAccount;
    const payeeName = partner?.name ?? (person ? fullName(person) : email);
    return { ...share, step, payeeName };
  });
}
