import { builder } from "../builder.ts";
import type { PartnerCapabilities } from "../context.ts";
import { PartnerConnection } from "./partner.type.ts";

const LaunchManner = builder.enumType("PartnerLaunchManner", {
  description: "How a student gets in at a partner.",
  values: {
    REDIRECT: { value: "redirect" },
    FORM_POST: { value: "formPost" },
    VOUCHER: { value: "voucher" },
    NONE: { value: "none" },
  } as const,
});

const Capabilities = builder
  .objectRef<PartnerCapabilities>("PartnerCapabilities")
  .implement({
    description: "What a partner can do at all, by the kind of its connection.",
    authScopes: { staff: true },
    fields: (t) => ({
      enrols: t.exposeBoolean("enrols"),
      needsVoucher: t.exposeBoolean("needsVoucher"),
      withdraws: t.exposeBoolean("withdraws"),
      launches: t.expose("launches", { type: LaunchManner }),
      reportsProgress: t.exposeBoolean("reportsProgress"),
      sendsWebhooks: t.exposeBoolean("sendsWebhooks"),
      givesAccess: t.exposeBoolean("givesAccess"),
      importsCsv: t.exposeBoolean("importsCsv"),
    }),
  });

builder.prismaObjectFields(PartnerConnection, (t) => ({
  settings: t.field({
    type: "JSON",
    description: "What the kind of connection needs besides; no secret.",
    select: { settings: true },
    resolve: ({ settings }) => settings,
  }),
  callsPerMinute: t.exposeInt("callsPerMinute"),
  capabilities: t.field({
    type: Capabilities,
    nullable: true,
    select: { partnerId: true },
    resolve: ({ partnerId }, _args, { partners }) =>
      partners.capabilities(partnerId),
  }),
}));
