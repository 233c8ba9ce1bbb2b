import type { PartnerModel, Prisma } from "@throughline/prisma";
import { uniqueWord, type Random } from "./random.ts";
import type { Writer } from "./writer.ts";

/** A partner with a slug of its own. It has no connection until `makeConnection`. */
export function makePartner(
  db: Writer,
  overrides: Partial<Prisma.PartnerUncheckedCreateInput> = {},
  random: Random = Math.random,
): Promise<PartnerModel> {
  const slug = overrides.slug ?? `partner-${uniqueWord(random)}`;
  return db.partner.create({
    data: {
      slug,
      name: `Academy ${slug}`,
      contactEmail: `support@${slug}.example`,
      ...overrides,
    },
  });
}
