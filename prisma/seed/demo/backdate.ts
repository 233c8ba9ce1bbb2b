import type { Database } from "@throughline/prisma";

/**
 * Columns that PostgreSQL fills with the present are set to the time of which the rows tell, so that nothing looks as if it
 * had been made at the moment of seeding. The event log's own `recordedAt` stays: it is append-only.
 */
export async function backdate(
  db: Database,
  { openedAt }: { openedAt: Date },
): Promise<void> {
  await db.$transaction([
    db.$executeRaw`
      UPDATE "Person" p SET "createdAt" = coalesce(
        (SELECT min("occurredAt") FROM "DomainEvent" e WHERE e."personId" = p.id AND e.type = 'person.created'), ${openedAt})`,
    db.$executeRaw`
      UPDATE "EmailAddress" a SET "createdAt" = p."createdAt" FROM "Person" p WHERE p.id = a."personId"`,
    db.$executeRaw`
      UPDATE "User" u SET "createdAt" = p."createdAt" FROM "Person" p WHERE p.id = u."personId"`,
    db.$executeRaw`UPDATE "SendIntent" SET "createdAt" = "dueAt"`,
    db.$executeRaw`
      UPDATE "Delivery" d SET "createdAt" = i."dueAt", "claimedAt" = i."dueAt" FROM "SendIntent" i WHERE i.id = d."sendIntentId"`,
    db.$executeRaw`
      UPDATE "CertificateDocument" d SET "createdAt" = c."issuedAt" FROM "Certificate" c WHERE c.id = d."certificateId"`,
    db.$executeRaw`UPDATE "Partner" SET "createdAt" = ${openedAt}`,
    db.$executeRaw`UPDATE "PartnerConnection" SET "createdAt" = ${openedAt}`,
    db.$executeRaw`UPDATE "Course" SET "createdAt" = ${openedAt}`,
    db.$executeRaw`UPDATE "CourseStep" SET "createdAt" = ${openedAt}`,
  ]);
}
