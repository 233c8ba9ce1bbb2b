import {
  usualPolicy,
  type BookingPolicy,
} from "@throughline/domain/booking/booking.rules";
import { creditFor } from "@throughline/domain/booking/read-facts";
import { chooseRight } from "@throughline/domain/entitlement/right.rules";
import type { Context } from "../context.ts";
import { stoppedBy, whatStops } from "../entitlement/standstill.ts";
import { policy } from "./booking.type.ts";

type ClassKind = keyof typeof creditFor;
type Policies = Record<ClassKind, BookingPolicy>;

/** Each request reads the viewer's credits once, however many classes ask. */
const known = new WeakMap<Context, Promise<Policies>>();

/**
 * The rules by which the viewer books a class of a kind with a credit alone: those of the course with which the credit came that
 * would pay now; the usual ones where it came with none, or where none would.
 */
export async function policyOfCredit(
  kind: ClassKind,
  context: Context,
): Promise<BookingPolicy> {
  const reading = known.get(context) ?? readPolicies(context);
  known.set(context, reading);
  return (await reading)[kind];
}

async function readPolicies(context: Context): Promise<Policies> {
  const credits = await readCredits(context);
  const of = (kind: ClassKind): BookingPolicy =>
    chooseRight(
      credits.filter((credit) => credit.kind === creditFor[kind]),
      context.now(),
    )?.enrollment?.course ?? usualPolicy;
  return { PRIVATE: of("PRIVATE"), GROUP: of("GROUP") };
}

async function readCredits(context: Context) {
  const { personId } = context.viewer;
  if (personId === null) return [];
  const credits = await context.db.entitlement.findMany({
    where: {
      personId,
      kind: { in: Object.values(creditFor) },
      available: { gt: 0 },
    },
    select: {
      ...{ id: true, kind: true, expiresAt: true, createdAt: true },
      ...whatStops,
      enrollment: { select: { state: true, course: policy } },
    },
  });
  return Promise.all(
    credits.map(async (credit) => ({
      ...credit,
      stoppedBy: await stoppedBy(credit, context),
    })),
  );
}
