import { warnDaysBefore } from "@throughline/domain/certificate/certificate.rules";
import type { CertificateState, Prisma } from "@throughline/prisma";

export interface CertificateFilter {
  courseId?: string | null;
  states?: CertificateState[] | null;
  isExpiring?: boolean | null;
  search?: string | null;
}

/** The certificates that a list's filter asks for, as they stand at `now`. */
export function matchesCertificate(
  { courseId, states, isExpiring, search }: CertificateFilter,
  now: Date,
): Prisma.CertificateWhereInput {
  const all: Prisma.CertificateWhereInput[] = [];
  if (courseId) all.push({ courseId });
  if (states && states.length > 0)
    all.push({ OR: states.map((state) => standsAs[state](now)) });
  if (isExpiring) all.push(expiring(now));
  if (search?.trim()) all.push(mentions(search.replaceAll("\0", "").trim()));
  return { AND: all };
}

const standsAs: Record<
  CertificateState,
  (now: Date) => Prisma.CertificateWhereInput
> = {
  ACTIVE: (now) => ({
    state: "ACTIVE",
    OR: [{ expiresAt: null }, { expiresAt: { gt: now } }],
  }),
  EXPIRED: (now) => ({
    state: { in: ["ACTIVE", "EXPIRED"] },
    expiresAt: { lte: now },
  }),
  REVOKED: () => ({ state: "REVOKED" }),
};

const expiring = (now: Date): Prisma.CertificateWhereInput => ({
  state: "ACTIVE",
  expiresAt: {
    gt: now,
    lte: new Date(now.getTime() + warnDaysBefore * 86_400_000),
  },
});

const mentions = (text: string): Prisma.CertificateWhereInput => ({
  OR: [
    { serial: { contains: text.toUpperCase() } },
    { personName: { contains: text, mode: "insensitive" } },
  ],
});
