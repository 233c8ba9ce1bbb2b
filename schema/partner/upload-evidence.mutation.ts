import {
  takeInEvidence,
  type EvidenceTaken,
} from "@throughline/domain/partner/take-in-evidence";
import { z } from "zod";
import { builder } from "../builder.ts";
import {
  failures,
  InvalidInput,
  NotFound,
  Refused,
  succeed,
} from "../error/user-error.type.ts";
import { nodeIdOf, parseInput } from "../input.ts";
import { EvidenceFile } from "./evidence.type.ts";
import { RowFault } from "./row-fault.type.ts";

const UploadEvidenceInput = builder.inputType("UploadEvidenceInput", {
  fields: (t) => ({
    partnerId: t.id(),
    name: t.string({ description: "The file's name." }),
    text: t.string({
      description:
        "The CSV file as text, at most 600 KB, with a heading: voucher, reference or e-mail; date; and status, progress, score, certificate where there are such.",
    }),
  }),
});

const Taken = builder.objectRef<EvidenceTaken>("TakenEvidence").implement({
  authScopes: { staff: true },
  fields: (t) => ({
    file: t.prismaField({
      type: EvidenceFile,
      resolve: (query, { evidenceFileId }, _args, { db }) =>
        db.evidenceFile.findUniqueOrThrow({
          ...query,
          where: { id: evidenceFileId },
        }),
    }),
    isRepeated: t.exposeBoolean("isRepeated", {
      description: "The file was here before, so nothing changed.",
    }),
    accepted: t.exposeInt("accepted", {
      description: "Rows that tell something new; they are applied now.",
    }),
    repeated: t.exposeInt("repeated", {
      description: "Rows that say what is known already.",
    }),
    faulty: t.expose("faulty", { type: [RowFault] }),
  }),
});

const inputSchema = z.object({
  partnerId: nodeIdOf("Partner"),
  name: z
    .string()
    .trim()
    .min(1, "Please name the file.")
    .max(200, "A file's name has at most 200 characters.")
    .regex(/^[^\p{Cc}]+$/u, "No control characters."),
  text: z
    .string()
    .max(600_000, "At most 600 KB. Split the file into smaller ones."),
});

builder.mutationField("uploadEvidence", (t) =>
  t.field({
    type: Taken,
    description:
      "Takes in a file in which a partner without an interface tells who has completed. The same file again changes nothing.",
    authScopes: { staff: true },
    errors: failures,
    args: { input: t.arg({ type: UploadEvidenceInput }) },
    async resolve(_root, { input }, { db, transact, partners, now }) {
      const { partnerId, name, text } = parseInput(inputSchema, input);
      const partner = await db.partner.findUnique({ where: { id: partnerId } });
      if (!partner)
        throw new NotFound("input.partnerId", "There is no such partner.");
      const reading = await partners.readEvidence(partnerId, text);
      if (reading.kind === "unsupported")
        throw new Refused(
          "input.partnerId",
          `${partner.name} does not tell of completions by file.`,
        );
      if (reading.kind === "unreadable")
        throw new InvalidInput("input.text", reading.reason);
      const body = Buffer.from(text);
      const evidence = { partnerId, name, body, rows: reading.rows };
      return succeed(
        await transact((tx) => takeInEvidence(tx, evidence, now())),
      );
    },
  }),
);
