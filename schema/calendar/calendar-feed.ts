import { randomBytes } from "node:crypto";
import { closeFeed } from "@throughline/domain/calendar/close-feed";
import { openFeed } from "@throughline/domain/calendar/open-feed";
import { builder } from "../builder.ts";
import type { Context } from "../context.ts";
import { failures, NotFound, succeed } from "../error/user-error.type.ts";
import { Person } from "../person/person.type.ts";

builder.prismaObjectFields(Person, (t) => ({
  calendarFeedSince: t.field({
    type: "DateTime",
    nullable: true,
    description:
      "Since when there is a private calendar address; null where there is none.",
    authScopes: ({ id }) => ({ self: id }),
    select: { calendarFeed: { select: { createdAt: true } } },
    resolve: ({ calendarFeed }) => calendarFeed?.createdAt ?? null,
  }),
}));

const CalendarFeedAddress = builder
  .objectRef<{ url: string }>("CalendarFeedAddress")
  .implement({
    description: "A private calendar's address. It is shown this once.",
    authScopes: { signedIn: true },
    fields: (t) => ({
      url: t.exposeString("url", {
        description: "Whoever knows it can read the calendar.",
      }),
      webcalUrl: t.string({
        description: "The same, as calendars on phones subscribe to it.",
        resolve: ({ url }) => url.replace(/^https?:/, "webcal:"),
      }),
    }),
  });

builder.mutationField("createCalendarFeed", (t) =>
  t.field({
    type: CalendarFeedAddress,
    description:
      "Makes the viewer's private calendar address; an earlier one is good no more.",
    authScopes: { signedIn: true },
    errors: failures,
    async resolve(_root, _args, context) {
      const personId = ownPerson(context);
      const token = randomBytes(24).toString("base64url");
      const { transactForViewer, now, school } = context;
      succeed(
        await transactForViewer((tx) =>
          openFeed(tx, { personId, token }, now()),
        ),
      );
      return { url: `${school.portalUrl}/calendar/feeds/${token}.ics` };
    },
  }),
);

builder.mutationField("revokeCalendarFeed", (t) =>
  t.prismaField({
    type: Person,
    description:
      "Takes the viewer's private calendar address back. Repeating it changes nothing.",
    authScopes: { signedIn: true },
    errors: failures,
    async resolve(query, _root, _args, context) {
      const personId = ownPerson(context);
      const { transactForViewer, db } = context;
      succeed(await transactForViewer((tx) => closeFeed(tx, { personId })));
      return db.person.findUniqueOrThrow({ ...query, where: { id: personId } });
    },
  }),
);

function ownPerson({ viewer }: Context): string {
  if (viewer.personId) return viewer.personId;
  throw new NotFound("input", "This login belongs to no person.");
}
