import type { LoggedEvent } from "@throughline/domain/event/read";
import { builder } from "../builder.ts";
import { followLog } from "./follow-log.ts";
import { followingArgs } from "./following-args.ts";
import { DomainEvent } from "./event.type.ts";

const EventAppended = builder
  .objectRef<LoggedEvent>("EventAppended")
  .implement({
    authScopes: { staff: true },
    fields: (t) => ({
      cursor: t.exposeString("cursor", {
        description: "Give it as `after` to go on from here.",
      }),
      type: t.exposeString("type"),
      event: t.prismaField({
        type: DomainEvent,
        nullable: true,
        description: "Null in a greeting.",
        resolve: (query, { id }, _args, { db }) =>
          db.domainEvent.findUnique({ ...query, where: { id } }),
      }),
    }),
  });

builder.subscriptionField("eventAppended", (t) =>
  t.field({
    type: EventAppended,
    description: "Every fact as it is recorded, each once.",
    authScopes: { staff: true },
    args: {
      ...followingArgs,
    },
    subscribe: (_root, following, { feed }) =>
      followLog(feed, following, () => true),
    resolve: (event) => event,
  }),
);
