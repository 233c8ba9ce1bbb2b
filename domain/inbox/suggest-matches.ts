import type {
  Database,
  InboundMessageModel,
  Prisma,
} from "@throughline/prisma";
import { readClues, type Clues } from "./clues.ts";
import { weighMatch, type MatchReason } from "./match.rules.ts";

/** A place at the partner that a message set aside may speak of. */
export interface MatchSuggestion {
  partnerEnrollmentId: string;
  enrollmentStepId: string;
  /** 0 to 1. */
  likelihood: number;
  reasons: MatchReason[];
}

const atMost = 5;

/**
 * Whom a message that matched nothing probably means: places at the same partner, by the address, the person and the course that
 * it names. Most likely first; empty where it gives no clue.
 */
export async function suggestMatches(
  db: Pick<Database, "partnerEnrollment">,
  { partnerId, rawBody }: Pick<InboundMessageModel, "partnerId" | "rawBody">,
): Promise<MatchSuggestion[]> {
  const clues = readClues(rawBody);
  if (!partnerId || !(clues.email || clues.personId)) return [];
  const places = await db.partnerEnrollment.findMany({
    where: {
      partnerId,
      enrollmentStep: { enrollment: { person: mayBe(clues) } },
    },
    include: withPerson,
    orderBy: { requestedAt: "desc" },
    take: 50,
  });
  return places
    .map((place) => ({ place, ...weighMatch(clues, factsOf(place)) }))
    .filter(({ likelihood }) => likelihood > 0)
    .toSorted((a, b) => b.likelihood - a.likelihood)
    .slice(0, atMost)
    .map(({ place, likelihood, reasons }) => ({
      partnerEnrollmentId: place.id,
      enrollmentStepId: place.enrollmentStepId,
      likelihood,
      reasons,
    }));
}

const withPerson = {
  enrollmentStep: {
    include: {
      courseStep: true,
      enrollment: { include: { person: { include: { emails: true } } } },
    },
  },
} satisfies Prisma.PartnerEnrollmentInclude;
type Place = Prisma.PartnerEnrollmentGetPayload<{ include: typeof withPerson }>;

function mayBe({ email, personId }: Clues): Prisma.PersonWhereInput {
  const [box] = email?.split("@") ?? [];
  return {
    OR: [
      ...(personId
        ? [{ id: personId }, { mergedPeople: { some: { id: personId } } }]
        : []),
      ...(email ? [{ emails: { some: { address: email } } }] : []),
      ...(box
        ? [{ emails: { some: { address: { startsWith: `${box}@` } } } }]
        : []),
    ],
  };
}

function factsOf({ acceptedAt, enrollmentStep }: Place) {
  const { courseStep, enrollment, state } = enrollmentStep;
  const { person } = enrollment;
  return {
    personId: person.id,
    emails: person.emails,
    courseRef: courseStep.partnerCourseRef,
    isAccepted: acceptedAt !== null,
    isOpen: state === "PENDING" || state === "IN_PROGRESS",
  };
}
