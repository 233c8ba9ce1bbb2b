import { reinstateCertificateByHand } from "@throughline/domain/certificate/reinstate-certificate";
import { revokeCertificateByHand } from "@throughline/domain/certificate/revoke-certificate";
import { reasonSchema } from "@throughline/domain/person/person.rules";
import { z } from "zod";
import { builder } from "../builder.ts";
import { failures, succeed } from "../error/user-error.type.ts";
import { nodeIdOf, parseInput } from "../input.ts";
import { Certificate } from "./certificate.type.ts";

const mutations = {
  revokeCertificate: {
    command: revokeCertificateByHand,
    description: "The certificate and its badge no longer hold.",
  },
  reinstateCertificate: {
    command: reinstateCertificateByHand,
    description: "A revoked certificate holds again, with a new badge.",
  },
} as const;

const CertificateChangeInput = builder.inputType("CertificateChangeInput", {
  fields: (t) => ({
    certificateId: t.id(),
    reason: t.string({
      description: "Why; at least 3 characters. Shown in the history.",
    }),
  }),
});

const inputSchema = z.object({
  certificateId: nodeIdOf("Certificate"),
  reason: reasonSchema,
});

for (const [name, { command, description }] of Object.entries(mutations)) {
  builder.mutationField(name, (t) =>
    t.prismaField({
      type: Certificate,
      description: `${description} Repeating it changes nothing.`,
      authScopes: { staff: true },
      errors: failures,
      args: { input: t.arg({ type: CertificateChangeInput }) },
      async resolve(query, _root, { input }, { db, transact, now }) {
        const wanted = parseInput(inputSchema, input);
        const { certificateId } = succeed(
          await transact((tx) => command(tx, wanted, now())),
        );
        return db.certificate.findUniqueOrThrow({
          ...query,
          where: { id: certificateId },
        });
      },
    }),
  );
}
