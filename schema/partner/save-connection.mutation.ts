import { randomBytes } from "node:crypto";
import { saveConnection } from "@throughline/domain/partner/save-connection";
import { PartnerAdapterKind } from "@throughline/prisma";
import { z } from "zod";
import { builder } from "../builder.ts";
import { failures, InvalidInput, succeed } from "../error/user-error.type.ts";
import { nodeIdOf, parseInput } from "../input.ts";
import { Partner } from "./partner.type.ts";

const KindEnum = builder.enumType(PartnerAdapterKind, {
  name: "PartnerAdapterKind",
});

const SaveConnectionInput = builder.inputType("SavePartnerConnectionInput", {
  fields: (t) => ({
    partnerId: t.id(),
    adapter: t.field({ type: KindEnum }),
    baseUrl: t.string(),
    settings: t.string({
      description: "A JSON object with what the kind of connection needs.",
      defaultValue: "{}",
    }),
    callsPerMinute: t.int({ defaultValue: 60 }),
    apiKey: t.string({
      required: false,
      description:
        "Left out, the one that is there is kept; needed again when the address or the kind changes.",
    }),
    webhookSecret: t.string({
      required: false,
      description:
        "A new secret, good beside the one that is there until that is dropped.",
    }),
    makeWebhookSecret: t.boolean({
      defaultValue: false,
      description: "Makes a new secret, which is told once.",
    }),
    dropOldSecret: t.boolean({ defaultValue: false }),
  }),
});

const Saved = builder
  .objectRef<{ partnerId: string; webhookSecret: string | null }>(
    "SavedPartnerConnection",
  )
  .implement({
    authScopes: { superAdmin: true },
    fields: (t) => ({
      partner: t.prismaField({
        type: Partner,
        resolve: (query, { partnerId }, _args, { db }) =>
          db.partner.findUniqueOrThrow({ ...query, where: { id: partnerId } }),
      }),
      webhookSecret: t.exposeString("webhookSecret", {
        nullable: true,
        description: "The secret that was made; it is never told again.",
      }),
    }),
  });

const printable = (what: string, most: number) =>
  z
    .string()
    .trim()
    .min(1, `Please give ${what}.`)
    .max(most, `At most ${most} characters.`)
    .regex(/^[^\p{Cc}]+$/u, "No line breaks or control characters.");

const inputSchema = z
  .object({
    partnerId: nodeIdOf("Partner"),
    adapter: z.enum(PartnerAdapterKind),
    baseUrl: printable("the partner's address", 2_000),
    settings: z
      .string()
      .max(20_000, "At most 20,000 characters.")
      .transform(jsonObjectOf),
    callsPerMinute: z
      .int()
      .min(1, "From 1 to 100,000.")
      .max(100_000, "From 1 to 100,000."),
    apiKey: printable("a key", 5_000).nullish(),
    webhookSecret: printable("a secret", 500).nullish(),
    makeWebhookSecret: z.boolean(),
    dropOldSecret: z.boolean(),
  })
  .refine((input) => !(input.makeWebhookSecret && input.webhookSecret), {
    path: ["webhookSecret"],
    message: "Either give a secret or have one made.",
  });

builder.mutationField("savePartnerConnection", (t) =>
  t.field({
    type: Saved,
    description:
      "Sets how a partner is reached, its credentials and its webhook secrets, rotation included. Credentials are sealed and never read back.",
    authScopes: { superAdmin: true },
    errors: failures,
    args: { input: t.arg({ type: SaveConnectionInput }) },
    async resolve(_root, { input }, { transact, partners, vault, now }) {
      const { makeWebhookSecret, webhookSecret, apiKey, ...draft } = parseInput(
        inputSchema,
        input,
      );
      const fault = await partners.faultOfConnection(draft);
      if (fault)
        throw new InvalidInput(
          `input.${fault.field}`,
          `${fault.field} ${fault.reason}.`,
        );
      const made = makeWebhookSecret
        ? `whsec_${randomBytes(32).toString("base64")}`
        : null;
      const { partnerId } = succeed(
        await transact((tx) =>
          saveConnection(
            tx,
            {
              ...draft,
              apiKey: apiKey ?? null,
              newWebhookSecret: made ?? webhookSecret ?? null,
              spareKey: randomBytes(32).toString("base64url"),
            },
            vault,
            now(),
          ),
        ),
      );
      return { partnerId, webhookSecret: made };
    },
  }),
);

function jsonObjectOf(text: string, check: z.RefinementCtx) {
  const read = z
    .record(z.string(), z.json())
    .safeParse(parsedOrNull(text.trim() || "{}"));
  if (read.success && !text.includes("\\u0000")) return read.data;
  check.addIssue({ code: "custom", message: "This is not a JSON object." });
  return z.NEVER;
}

function parsedOrNull(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
