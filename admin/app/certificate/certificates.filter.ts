import type { VariablesOf } from "@throughline/web/graphql";
import { z } from "zod";
import type { CertificatesQuery } from "./certificates.query.ts";

/** Which certificates a list shows. EXPIRING are those that hold still and end within 30 days. */
export const choices = ["ACTIVE", "EXPIRING", "EXPIRED", "REVOKED"] as const;

/** What an address may ask of the list of certificates. */
export const certificateParams = z.object({
  state: z.enum(choices).optional(),
  course: z.string().max(100).optional(),
  search: z.string().max(200).optional(),
});

export type CertificateParams = z.infer<typeof certificateParams>;

type Filter = NonNullable<VariablesOf<typeof CertificatesQuery>["filter"]>;

/** The filter that the api understands; the course is found by now. */
export function filterOf(
  { state, search }: CertificateParams,
  course: { id: string } | undefined,
): Filter {
  return {
    search,
    courseId: course?.id,
    isExpiring: state === "EXPIRING",
    states: state && state !== "EXPIRING" ? [state] : undefined,
  };
}
