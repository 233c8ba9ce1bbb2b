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
}

const VerifiedCertificateType = builder
  .objectRef<VerifiedCertificate>("VerifiedCertificate")
  .implement({
    description: "What a certificate claims; nothing else about the person.",
    authScopes: { anyone: true },
    fields: (t) => ({
      serial: t.exposeString("serial"),
      state: t.expose("state", { type: CertificateStateEnum }),
      personName: t.exposeString("personName"),
      courseTitle: t.exposeString("courseTitle"),
      issuedAt: t.expose("issuedAt", { type: "DateTime" }),
      revokedAt: t.expose("revokedAt", { type: "DateTime", nullable: true }),
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
