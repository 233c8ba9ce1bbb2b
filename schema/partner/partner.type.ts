import { builder } from "../builder.ts";

export const Partner = builder.prismaNode("Partner", {
  nullable: true,
  id: { field: "id" },
  authScopes: { anyone: true },
  fields: (t) => ({
    slug: t.exposeString("slug"),
    name: t.exposeString("name"),
    contactEmail: t.exposeString("contactEmail", {
      nullable: true,
      authScopes: { staff: true },
    }),
    courseSteps: t.relation("courseSteps", {
      authScopes: { staff: true },
      query: { orderBy: { label: "asc" } },
    }),
    connection: t.relation("connection", {
      nullable: true,
      authScopes: { staff: true },
    }),
  }),
});

export const PartnerConnection = builder.prismaObject("PartnerConnection", {
  description: "How a partner is reached. Credentials cannot be read back.",
  authScopes: { staff: true },
  fields: (t) => ({
    adapter: t.exposeString("adapter"),
    baseUrl: t.exposeString("baseUrl"),
    webhookSecretCount: t.int({
      description: "Two while a secret is being rotated.",
      select: { sealedWebhookSecrets: true },
      resolve: ({ sealedWebhookSecrets }) => sealedWebhookSecrets.length,
    }),
    updatedAt: t.expose("updatedAt", { type: "DateTime" }),
  }),
});

builder.queryField("partners", (t) =>
  t.prismaField({
    type: [Partner],
    authScopes: { signedIn: true },
    resolve: (query, _root, _args, { db }) =>
      db.partner.findMany({ ...query, orderBy: { name: "asc" } }),
  }),
);

builder.queryField("partner", (t) =>
  t.prismaField({
    type: Partner,
    nullable: true,
    authScopes: { signedIn: true },
    args: { slug: t.arg.string() },
    resolve: (query, _root, { slug }, { db }) =>
      db.partner.findUnique({ ...query, where: { slug } }),
  }),
);
