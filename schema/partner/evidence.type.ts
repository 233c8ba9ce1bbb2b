import { builder } from "../builder.ts";
import { Partner } from "./partner.type.ts";

export const EvidenceFile = builder.prismaObject("EvidenceFile", {
  description: "A file by which a partner proved what it says.",
  authScopes: { staff: true },
  fields: (t) => ({
    name: t.exposeString("name"),
    sha256: t.exposeString("sha256"),
    uploadedByName: t.exposeString("uploadedByName"),
    uploadedAt: t.expose("uploadedAt", { type: "DateTime" }),
  }),
});

builder.prismaObjectField(Partner, "evidenceFiles", (t) =>
  t.relation("evidenceFiles", {
    authScopes: { staff: true },
    description: "The newest twenty.",
    query: { orderBy: [{ uploadedAt: "desc" }, { id: "desc" }], take: 20 },
  }),
);
