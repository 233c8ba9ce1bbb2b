import { countMissingCertificates } from "@throughline/domain/certificate/missing-certificates";
import { builder } from "../builder.ts";
import { readId } from "../enrollment/enrollments.query.ts";
import { Certificate, CertificateStateEnum } from "./certificate.type.ts";
import { matchesCertificate } from "./certificates.filter.ts";

const CertificateFilterInput = builder.inputType("CertificateFilter", {
  fields: (t) => ({
    courseId: t.id({ required: false }),
    states: t.field({ type: [CertificateStateEnum], required: false }),
    isExpiring: t.boolean({
      required: false,
      description: "Those that hold still, and end within 30 days.",
    }),
    search: t.string({
      required: false,
      description: "Part of the name or the serial number on it.",
    }),
  }),
});

builder.queryField("certificates", (t) =>
  t.prismaConnection({
    type: Certificate,
    cursor: "id",
    description: "Newest first: the viewer's own, or all for staff.",
    authScopes: { signedIn: true },
    args: { filter: t.arg({ type: CertificateFilterInput, required: false }) },
    totalCount: (_root, { filter }, { db, now }) =>
      db.certificate.count({ where: where(filter, now()) }),
    resolve: (query, _root, { filter }, { db, now }) =>
      db.certificate.findMany({
        ...query,
        where: where(filter, now()),
        orderBy: [{ issuedAt: "desc" }, { id: "desc" }],
      }),
  }),
);

builder.queryField("certificate", (t) =>
  t.prismaField({
    type: Certificate,
    nullable: true,
    authScopes: { signedIn: true },
    args: { id: t.arg.id() },
    resolve: (query, _root, { id }, { db }) =>
      db.certificate.findUnique({
        ...query,
        where: { id: readId("id", "Certificate", id) },
      }),
  }),
);

builder.queryField("missingCertificates", (t) =>
  t.int({
    description:
      "How many completed enrollments have no certificate, such as imported ones.",
    authScopes: { staff: true },
    resolve: (_root, _args, { db }) => countMissingCertificates(db),
  }),
);

type FilterInput = typeof CertificateFilterInput.$inferInput;

function where(filter: FilterInput | null | undefined, now: Date) {
  const { courseId, ...rest } = filter ?? {};
  return matchesCertificate(
    {
      ...rest,
      courseId: courseId ? readId("filter.courseId", "Course", courseId) : null,
    },
    now,
  );
}
