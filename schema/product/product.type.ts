import { summaryOf } from "@throughline/domain/product/product.rules";
import {
  BillingInterval,
  ComponentKind,
  ProductKind,
  ProductState,
} from "@throughline/prisma";
import { builder } from "../builder.ts";
import { Course } from "../course/course.type.ts";

export const ProductKindEnum = builder.enumType(ProductKind, {
  name: "ProductKind",
});
export const ProductStateEnum = builder.enumType(ProductState, {
  name: "ProductState",
});
export const ComponentKindEnum = builder.enumType(ComponentKind, {
  name: "ComponentKind",
});
export const BillingIntervalEnum = builder.enumType(BillingInterval, {
  name: "BillingInterval",
});

export const ProductComponent = builder.prismaObject("ProductComponent", {
  authScopes: { anyone: true },
  fields: (t) => ({
    kind: t.expose("kind", { type: ComponentKindEnum }),
    units: t.exposeInt("units"),
    validDays: t.exposeInt("validDays", { nullable: true }),
  }),
});

export const Price = builder.prismaNode("Price", {
  nullable: true,
  id: { field: "id" },
  authScopes: { anyone: true },
  fields: (t) => ({
    currency: t.exposeString("currency"),
    unitAmount: t.exposeInt("unitAmount"),
    interval: t.expose("interval", {
      type: BillingIntervalEnum,
      nullable: true,
    }),
    trialDays: t.exposeInt("trialDays"),
    isCurrent: t.exposeBoolean("isCurrent"),
    createdAt: t.expose("createdAt", { type: "DateTime" }),
    archivedAt: t.expose("archivedAt", { type: "DateTime", nullable: true }),
    stripePriceId: t.exposeString("stripePriceId", {
      nullable: true,
      authScopes: { staff: true },
    }),
  }),
});

export const Product = builder.prismaNode("Product", {
  nullable: true,
  id: { field: "id" },
  authScopes: { anyone: true },
  fields: (t) => ({
    kind: t.expose("kind", { type: ProductKindEnum }),
    state: t.expose("state", { type: ProductStateEnum }),
    name: t.exposeString("name"),
    description: t.exposeString("description"),
    course: t.relation("course", { nullable: true }),
    components: t.relation("components", {
      query: { orderBy: { kind: "asc" } },
    }),
    summary: t.string({
      description:
        "What is bundled, in a line, such as `course access + 2 private credits (90 days)`.",
      select: { components: true },
      resolve: ({ components }) => summaryOf(components),
    }),
    price: t.field({
      type: Price,
      nullable: true,
      description: "What it costs now; null while it cannot be bought.",
      select: (_args, _context, nested) => ({
        prices: nested({ where: { isCurrent: true }, take: 1 }),
      }),
      resolve: ({ prices }) => prices[0] ?? null,
    }),
    prices: t.relation("prices", {
      authScopes: { staff: true },
      description: "All prices that it ever had, the newest first.",
      query: { orderBy: [{ createdAt: "desc" }, { id: "desc" }] },
    }),
    stripeProductId: t.exposeString("stripeProductId", {
      nullable: true,
      authScopes: { staff: true },
    }),
    mirroredAt: t.expose("mirroredAt", {
      type: "DateTime",
      nullable: true,
      authScopes: { staff: true },
    }),
    lastError: t.exposeString("lastError", {
      nullable: true,
      authScopes: { staff: true },
    }),
  }),
});

builder.prismaObjectField(Course, "product", (t) =>
  t.field({
    type: Product,
    nullable: true,
    description: "What one buys to take the course; null where none is sold.",
    select: (_args, _context, nested) => ({
      products: nested({ where: { kind: "COURSE" }, take: 1 }),
    }),
    resolve: ({ products }) => products[0] ?? null,
  }),
);

builder.queryField("products", (t) =>
  t.prismaField({
    type: [Product],
    description: "What is sold; drafts are for staff. At most 500.",
    authScopes: { anyone: true },
    args: {
      kind: t.arg({ type: ProductKindEnum, required: false }),
      state: t.arg({ type: ProductStateEnum, required: false }),
    },
    resolve: (query, _root, { kind, state }, { db }) =>
      db.product.findMany({
        ...query,
        where: { ...(kind && { kind }), ...(state && { state }) },
        orderBy: [{ name: "asc" }, { id: "asc" }],
        take: 500,
      }),
  }),
);
