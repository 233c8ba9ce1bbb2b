import { builder } from "../builder.ts";

builder.queryField("sellsOnline", (t) =>
  t.boolean({
    description: "False where the school has not set up its payments.",
    authScopes: { anyone: true },
    resolve: (_root, _args, { stripe }) => stripe.isConfigured,
  }),
);
