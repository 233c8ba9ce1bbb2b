import { archiveProduct } from "@throughline/domain/product/archive-product";
import { publishProduct } from "@throughline/domain/product/publish-product";
import { saveProduct } from "@throughline/domain/product/save-product";
import { setPrice } from "@throughline/domain/product/set-price";
import {
  nameSchema,
  reasonSchema,
} from "@throughline/domain/person/person.rules";
import { BillingInterval } from "@throughline/prisma";
import { z } from "zod";
import { builder } from "../builder.ts";
import type { Context } from "../context.ts";
import { failures, succeed } from "../error/user-error.type.ts";
import { nodeIdOf, parseInput } from "../input.ts";
import { BillingIntervalEnum, Product } from "./product.type.ts";

const SoldKindEnum = builder.enumType("SoldApartKind", {
  description: "What is sold apart from a course.",
  values: ["CREDITS", "LICENSE"] as const,
});

const SaveProductInput = builder.inputType("SaveProductInput", {
  fields: (t) => ({
    productId: t.id({
      required: false,
      description: "Left out for a new one.",
    }),
    kind: t.field({ type: SoldKindEnum }),
    name: t.string(),
    description: t.string({ defaultValue: "" }),
    courseId: t.id({
      required: false,
      description: "LICENSE: the course whose places it gives.",
    }),
    privateCredits: t.int({ required: false }),
    privateValidDays: t.int({ required: false }),
    groupCredits: t.int({ required: false }),
    groupValidDays: t.int({ required: false }),
  }),
});

const orNull = <Value>(value: Value | null | undefined) => value ?? null;
const number = z.int().nullish().transform(orNull);

const saveSchema = z.object({
  productId: nodeIdOf("Product").nullish().transform(orNull),
  kind: z.enum(["CREDITS", "LICENSE"]),
  name: nameSchema,
  description: z
    .string()
    .trim()
    .max(2000, "A description has at most 2,000 characters.")
    .refine((text) => !text.includes("\0"), "This cannot hold NUL characters."),
  courseId: nodeIdOf("Course").nullish().transform(orNull),
  privateCredits: number,
  privateValidDays: number,
  groupCredits: number,
  groupValidDays: number,
});

const creditsOf = ({
  privateCredits,
  privateValidDays,
  groupCredits,
  groupValidDays,
}: z.infer<typeof saveSchema>) =>
  [
    {
      kind: "PRIVATE_CREDIT" as const,
      units: privateCredits,
      validDays: privateValidDays,
    },
    {
      kind: "GROUP_CREDIT" as const,
      units: groupCredits,
      validDays: groupValidDays,
    },
  ].flatMap(({ units, ...part }) => (units === null ? [] : { ...part, units }));

builder.mutationField("saveProduct", (t) =>
  t.prismaField({
    type: Product,
    description:
      "Writes a package of credits or a license; a new one is a draft.",
    authScopes: { staff: true },
    errors: failures,
    args: { input: t.arg({ type: SaveProductInput }) },
    async resolve(query, _root, { input }, context) {
      const read = parseInput(saveSchema, input);
      const { productId, kind, name, description, courseId } = read;
      const components = creditsOf(read);
      const draft = {
        productId,
        kind,
        name,
        description,
        courseId,
        components,
      };
      const saved = succeed(
        await context.transact((tx) => saveProduct(tx, draft, context.now())),
      );
      return reload(context, query, saved.productId);
    },
  }),
);

const ProductInput = builder.inputType("PublishProductInput", {
  fields: (t) => ({ productId: t.id() }),
});

builder.mutationField("publishProduct", (t) =>
  t.prismaField({
    type: Product,
    description: "Puts a package of credits or a license on sale.",
    authScopes: { staff: true },
    errors: failures,
    args: { input: t.arg({ type: ProductInput }) },
    async resolve(query, _root, { input }, context) {
      const wanted = parseInput(
        z.object({ productId: nodeIdOf("Product") }),
        input,
      );
      const { productId } = succeed(
        await context.transact((tx) =>
          publishProduct(tx, wanted, context.now()),
        ),
      );
      return reload(context, query, productId);
    },
  }),
);

const ArchiveProductInput = builder.inputType("ArchiveProductInput", {
  fields: (t) => ({ productId: t.id(), reason: t.string() }),
});

builder.mutationField("archiveProduct", (t) =>
  t.prismaField({
    type: Product,
    description:
      "Takes a package of credits or a license off sale. Who bought it keeps it.",
    authScopes: { staff: true },
    errors: failures,
    args: { input: t.arg({ type: ArchiveProductInput }) },
    async resolve(query, _root, { input }, context) {
      const wanted = parseInput(
        z.object({ productId: nodeIdOf("Product"), reason: reasonSchema }),
        input,
      );
      const { productId } = succeed(
        await context.transact((tx) =>
          archiveProduct(tx, wanted, context.now()),
        ),
      );
      return reload(context, query, productId);
    },
  }),
);

const SetPriceInput = builder.inputType("SetPriceInput", {
  fields: (t) => ({
    productId: t.id(),
    currency: t.string({ description: "ISO 4217, such as `usd`." }),
    unitAmount: t.int({ description: "In the currency's smallest unit." }),
    interval: t.field({
      type: BillingIntervalEnum,
      required: false,
      description: "LICENSE: how often it is paid.",
    }),
    trialDays: t.int({ defaultValue: 0 }),
  }),
});

const priceSchema = z.object({
  productId: nodeIdOf("Product"),
  currency: z.string().trim().toLowerCase().max(3, "Such as usd."),
  unitAmount: z.int(),
  interval: z.enum(BillingInterval).nullish().transform(orNull),
  trialDays: z.int(),
});

builder.mutationField("setPrice", (t) =>
  t.prismaField({
    type: Product,
    description:
      "Gives a product a new price and archives the one before it. The same price again changes nothing.",
    authScopes: { staff: true },
    errors: failures,
    args: { input: t.arg({ type: SetPriceInput }) },
    async resolve(query, _root, { input }, context) {
      const wanted = parseInput(priceSchema, input);
      const { productId } = succeed(
        await context.transact((tx) => setPrice(tx, wanted, context.now())),
      );
      return reload(context, query, productId);
    },
  }),
);

const reload = (
  { db }: Context,
  query: object,
  id: string,
): ReturnType<typeof db.product.findUniqueOrThrow> =>
  db.product.findUniqueOrThrow({ ...query, where: { id } });
