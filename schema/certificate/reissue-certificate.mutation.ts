import { reissueCertificate } from "@throughline/domain/certificate/reissue-certificate";
import {
  nameSchema,
  reasonSchema,
} from "@throughline/domain/person/person.rules";
import { z } from "zod";
import { builder } from "../builder.ts";
import { failures, succeed } from "../error/user-error.type.ts";
import { nodeIdOf, parseInput } from "../input.ts";
import { Certificate } from "./certificate.type.ts";

const CertificateReissueInput = builder.inputType("CertificateReissueInput", {
  fields: (t) => ({
    certificateId: t.id(),
    personName: t.string({
      required: false,
      description: "The name to print; the person's own if left out.",
    }),
    reason: t.string({
      description: "Why; at least 3 characters. Shown in the history.",
    }),
  }),
});

const inputSchema = z.object({
  certificateId: nodeIdOf("Certificate"),
  personName: nameSchema.nullish(),
  reason: reasonSchema,
});

builder.mutationField("reissueCertificate", (t) =>
  t.prismaField({
    type: Certificate,
    description:
      "Issues a certificate anew under its serial number after a change of name. The old badge is revoked; the student is told once.",
    authScopes: { staff: true },
    errors: failures,
    args: { input: t.arg({ type: CertificateReissueInput }) },
    async resolve(query, _root, { input }, { db, transact, now }) {
      const wanted = parseInput(inputSchema, input);
      const { certificateId } = succeed(
        await transact((tx) => reissueCertificate(tx, wanted, now())),
      );
      return db.certificate.findUniqueOrThrow({
        ...query,
        where: { id: certificateId },
      });
    },
  }),
);
