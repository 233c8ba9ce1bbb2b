import { markAlertsSeen } from "@throughline/domain/alert/mark-seen";
import { builder } from "../builder.ts";

const StaffAlert = builder.prismaNode("StaffAlert", {
  nullable: true,
  id: { field: "id" },
  description: "What the staff was alerted to, each once.",
  authScopes: { staff: true },
  fields: (t) => ({
    kind: t.exposeString("kind"),
    title: t.exposeString("title"),
    body: t.exposeString("body"),
    href: t.exposeString("href", { description: "Path in the admin app." }),
    raisedAt: t.expose("raisedAt", { type: "DateTime" }),
    seenAt: t.expose("seenAt", { type: "DateTime", nullable: true }),
  }),
});

const unseenOnly = (unseen: boolean) => (unseen ? { seenAt: null } : {});

builder.queryField("staffAlerts", (t) =>
  t.prismaConnection({
    type: StaffAlert,
    cursor: "id",
    description: "Newest first.",
    authScopes: { staff: true },
    args: { unseen: t.arg.boolean({ defaultValue: false }) },
    totalCount: (_root, { unseen }, { db }) =>
      db.staffAlert.count({ where: unseenOnly(unseen) }),
    resolve: (query, _root, { unseen }, { db }) =>
      db.staffAlert.findMany({
        ...query,
        where: unseenOnly(unseen),
        orderBy: [{ raisedAt: "desc" }, { id: "desc" }],
      }),
  }),
);

const AlertsSeen = builder
  .objectRef<{ count: number }>("AlertsSeen")
  .implement({
    authScopes: { staff: true },
    fields: (t) => ({
      count: t.exposeInt("count", { description: "How many were new." }),
    }),
  });

builder.mutationField("markAlertsSeen", (t) =>
  t.field({
    type: AlertsSeen,
    description: "The staff has seen what was raised up to a time, or all.",
    authScopes: { staff: true },
    args: { upTo: t.arg({ type: "DateTime", required: false }) },
    resolve: (_root, { upTo }, { transact, now }) =>
      transact((tx) => markAlertsSeen(tx, { upTo: upTo ?? null }, now())),
  }),
);
