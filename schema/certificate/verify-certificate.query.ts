import { standingOf } from "@throughline/domain/certificate/certificate.rules";
import type { CertificateState } from "@throughline/prisma";
import { builder } from "../builder.ts";
import { CertificateStateEnum } from "./certificate.type.ts";

interface VerifiedCertificate {
  serial: string;
  state: CertificateState;
  personName: string;
  courseTitle: string;
  issuedAt: Date;
  revokedAt: Date | null;
  expiresAt: Date | null;
  revision: number;
  reissuedAt: Date | null;
  hasBadge: boolean;
}

const VerifiedCertificateType = builder
  .objectRef<VerifiedCertificate>("VerifiedCertificate")
  .implement({
    description: "What a certificate claims; nothing else about the person.",
    authScopes: { anyone: true },
    fields: (t) => ({
      serial: t.exposeString("serial"),
      state: t.field({
        type: CertificateStateEnum,
        resolve: (claim, _args, { now }) => standingOf(claim, now()),
      }),
      personName: t.exposeString("personName"),
      courseTitle: t.exposeString("courseTitle"),
      issuedAt: t.expose("issuedAt", { type: "DateTime" }),
      revokedAt: t.expose("revokedAt", { type: "DateTime", nullable: true }),
      expiresAt: t.expose("expiresAt", { type: "DateTime", nullable: true }),
      revision: t.exposeInt("revision"),
      reissuedAt: t.expose("reissuedAt", { type: "DateTime", nullable: true }),
      issuer: t.string({
        description: "The school that issued it.",
        resolve: (_claim, _args, { school }) => school.name,
      }),
      credentialUrl: t.string({
        nullable: true,
        description: "The signed badge, with which it can be checked offline.",
        resolve: ({ serial, hasBadge }, _args, { school }) =>
          hasBadge
            ? `${school.portalUrl}/certificates/${serial}/credential.json`
            : null,
      }),
    }),
  });

builder.queryField("verifyCertificate", (t) =>
  t.field({
    type: VerifiedCertificateType,
    nullable: true,
    description:
      "Whether a certificate with this serial number was issued, and whether it holds.",
    authScopes: { anyone: true },
    args: { serial: t.arg.string() },
    async resolve(_root, { serial }, { db }) {
      const wanted = serial.replaceAll("\0", "").trim().toUpperCase();
      const [found] = await db.$queryRaw<
        VerifiedCertificate[]
      >`SELECT * FROM verify_certificate(${wanted})`;
      return found ?? null;
    },
  }),
);
