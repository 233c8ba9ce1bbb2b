import { CertificateState } from "@throughline/prisma";
import { builder } from "../builder.ts";
import { own } from "../policy/own.ts";

export const CertificateStateEnum = builder.enumType(CertificateState, {
  name: "CertificateState",
});

export const Certificate = builder.prismaNode("Certificate", {
  nullable: true,
  id: { field: "id" },
  select: { id: true, personId: true },
  authScopes: ({ personId }) => own(personId),
  fields: (t) => ({
    serial: t.exposeString("serial"),
    state: t.expose("state", { type: CertificateStateEnum }),
    personName: t.exposeString("personName", {
      description: "As it was when issued.",
    }),
    courseTitle: t.exposeString("courseTitle", {
      description: "As it was when issued.",
    }),
    issuedAt: t.expose("issuedAt", { type: "DateTime" }),
    revokedAt: t.expose("revokedAt", { type: "DateTime", nullable: true }),
    downloadPath: t.string({
      description: "Path of the PDF on this host.",
      select: { serial: true },
      resolve: ({ serial }) => `/certificates/${serial}.pdf`,
    }),
    course: t.relation("course"),
    person: t.relation("person"),
    enrollment: t.relation("enrollment"),
  }),
});

builder.queryField("certificates", (t) =>
  t.prismaConnection({
    type: Certificate,
    cursor: "id",
    description: "Newest first: the viewer's own, or all for staff.",
    authScopes: { signedIn: true },
    totalCount: (_root, _args, { db }) => db.certificate.count(),
    resolve: (query, _root, _args, { db }) =>
      db.certificate.findMany({
        ...query,
        orderBy: [{ issuedAt: "desc" }, { id: "desc" }],
      }),
  }),
);
