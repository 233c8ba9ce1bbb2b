import { renewCertificate } from "@throughline/domain/certificate/renew-certificate";
import { reasonSchema } from "@throughline/domain/person/person.rules";
import { z } from "zod";
import { builder } from "../builder.ts";
import { failures, succeed } from "../error/user-error.type.ts";
import { nodeIdOf, parseInput } from "../input.ts";
import { Certificate } from "./certificate.type.ts";

const CertificateRenewalInput = builder.inputType("CertificateRenewalInput", {
  fields: (t) => ({
    certificateId: t.id(),
    months: t.int({
      required: false,
      description: "How much longer it holds; as the course says if left out.",
    }),
    reason: t.string({
      description: "Why; at least 3 characters. Shown in the history.",
    }),
  }),
});

const months = "Give a number of months from 1 to 1,200.";
const inputSchema = z.object({
  certificateId: nodeIdOf("Certificate"),
  months: z.int().min(1, months).max(1_200, months).nullish(),
  reason: reasonSchema,
});

builder.mutationField("renewCertificate", (t) =>
  t.prismaField({
    type: Certificate,
    description:
      "Lets a certificate hold for longer, from its present end or, where that is past, from now.",
    authScopes: { staff: true },
    errors: failures,
    args: { input: t.arg({ type: CertificateRenewalInput }) },
    async resolve(query, _root, { input }, { db, transact, now }) {
      const wanted = parseInput(inputSchema, input);
      const { certificateId } = succeed(
        await transact((tx) => renewCertificate(tx, wanted, now())),
      );
      return db.certificate.findUniqueOrThrow({
        ...query,
        where: { id: certificateId },
      });
    },
  }),
);
