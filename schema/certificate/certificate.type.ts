import { standingOf } from "@throughline/domain/certificate/certificate.rules";
import { linkedInUrl } from "@throughline/domain/certificate/linked-in";
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
    state: t.field({
      type: CertificateStateEnum,
      select: { state: true, expiresAt: true },
      resolve: (certificate, _args, { now }) => standingOf(certificate, now()),
    }),
    personName: t.exposeString("personName", {
      description: "As it was when issued, or reissued last.",
    }),
    courseTitle: t.exposeString("courseTitle", {
      description: "As it was when issued.",
    }),
    issuedAt: t.expose("issuedAt", { type: "DateTime" }),
    revokedAt: t.expose("revokedAt", { type: "DateTime", nullable: true }),
    expiresAt: t.expose("expiresAt", {
      type: "DateTime",
      nullable: true,
      description: "Null where it holds for ever.",
    }),
    revision: t.exposeInt("revision"),
    reissuedAt: t.expose("reissuedAt", { type: "DateTime", nullable: true }),
    isPrinted: t.boolean({
      description:
        "Whether the document and the badge of this revision are there. Right after a reissue they are being made.",
      select: {
        revision: true,
        document: { select: { revision: true } },
      },
      resolve: ({ revision, document }) => document?.revision === revision,
    }),
    downloadPath: t.string({
      description: "Path of the PDF on this host.",
      select: { serial: true },
      resolve: ({ serial }) => `/certificates/${serial}.pdf`,
    }),
    verificationUrl: t.string({
      description: "The public page on which anybody can verify it.",
      select: { serial: true },
      resolve: ({ serial }, _args, { school }) =>
        `${school.portalUrl}/verify/${serial}`,
    }),
    credentialUrl: t.string({
      nullable: true,
      description:
        "The Open Badges 3.0 credential. Null while there is none of this revision.",
      select: {
        serial: true,
        revision: true,
        credentials: { select: { revision: true } },
      },
      resolve: ({ serial, revision, credentials }, _args, { school }) =>
        credentials.some((one) => one.revision === revision)
          ? `${school.portalUrl}/certificates/${serial}/credential.json`
          : null,
    }),
    linkedInUrl: t.string({
      description: "Adds it to the LinkedIn profile of whoever opens this.",
      select: {
        serial: true,
        courseTitle: true,
        issuedAt: true,
        expiresAt: true,
        person: { select: { timeZone: true } },
      },
      resolve: ({ person, ...certificate }, _args, { school }) =>
        linkedInUrl({
          ...certificate,
          schoolName: school.name,
          verificationUrl: `${school.portalUrl}/verify/${certificate.serial}`,
          timeZone: person.timeZone,
        }),
    }),
    course: t.relation("course"),
    person: t.relation("person"),
    enrollment: t.relation("enrollment"),
  }),
});
