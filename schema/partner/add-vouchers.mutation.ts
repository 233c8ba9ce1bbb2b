import {
  addVouchers,
  type VouchersAdded,
} from "@throughline/domain/partner/add-vouchers";
import { z } from "zod";
import { builder } from "../builder.ts";
import { failures, succeed } from "../error/user-error.type.ts";
import { nodeIdOf, parseInput } from "../input.ts";
import { RowFault } from "./row-fault.type.ts";

const AddVouchersInput = builder.inputType("AddVouchersInput", {
  fields: (t) => ({
    partnerId: t.id(),
    courseRef: t.string({
      description: "The partner's own code for the course.",
    }),
    codes: t.string({
      description:
        "One code a line, with the last day it is good after a comma where it has one. At most 600 KB and 10,000 lines.",
    }),
    expiresAt: t.field({
      type: "DateTime",
      required: false,
      description: "Of the codes without a day of their own.",
    }),
  }),
});

const Added = builder.objectRef<VouchersAdded>("AddedVouchers").implement({
  authScopes: { staff: true },
  fields: (t) => ({
    added: t.exposeInt("added"),
    repeated: t.exposeInt("repeated", {
      description: "Codes that are here already; they are ignored.",
    }),
    faulty: t.expose("faulty", { type: [RowFault] }),
  }),
});

const inputSchema = z.object({
  partnerId: nodeIdOf("Partner"),
  courseRef: z
    .string()
    .trim()
    .min(1, "Please name the course.")
    .max(200, "At most 200 characters.")
    .regex(/^[^\p{Cc}]+$/u, "No control characters."),
  codes: z.string().max(600_000, "At most 600 KB at once."),
  expiresAt: z.date().nullish(),
});

builder.mutationField("addVouchers", (t) =>
  t.field({
    type: Added,
    description:
      "Takes in voucher codes for a course of a partner without an interface. Students who wait for one go on.",
    authScopes: { staff: true },
    errors: failures,
    args: { input: t.arg({ type: AddVouchersInput }) },
    async resolve(_root, { input }, { transact, vault, now }) {
      const { codes, expiresAt, ...rest } = parseInput(inputSchema, input);
      const wish = { ...rest, text: codes, expiresAt: expiresAt ?? null };
      return succeed(
        await transact((tx) => addVouchers(tx, wish, vault, now())),
      );
    },
  }),
);
