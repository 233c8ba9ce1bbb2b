import type { LoggedEvent } from "@throughline/domain/event/read";
import { builder } from "../builder.ts";
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
        resolve: (query, { id }, _args, { db }) =>
          db.domainEvent.findUniqueOrThrow({ ...query, where: { id } }),
      }),
    }),
  });

builder.subscriptionField("eventAppended", (t) =>
  t.field({
    type: EventAppended,
    description: "Every fact as it is recorded, each once.",
    authScopes: { staff: true },
    args: {
      after: t.arg.string({
        required: false,
        description: "The cursor of the last payload seen.",
      }),
    },
    subscribe: (_root, { after }, { feed }) =>
      feed.follow(after ?? null, () => true),
    resolve: (event) => event,
  }),
);
