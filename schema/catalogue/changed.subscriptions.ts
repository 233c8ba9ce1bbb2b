import type { LoggedEvent } from "@throughline/domain/event/read";
import { builder } from "../builder.ts";
import { readId } from "../enrollment/enrollments.query.ts";
import { followLog } from "../event/follow-log.ts";
import { followingArgs } from "../event/following-args.ts";
import { isOwn } from "../policy/own.ts";

const cursorOnly = {
  description: "Give it as `after` to go on from here.",
} as const;

const CatalogueChanged = builder
  .objectRef<LoggedEvent>("CatalogueChanged")
  .implement({
    description:
      "Something that the catalogue shows is different: load it anew.",
    authScopes: { anyone: true },
    fields: (t) => ({ cursor: t.exposeString("cursor", cursorOnly) }),
  });

const OwnAffairChanged = builder
  .objectRef<LoggedEvent>("OwnAffairChanged")
  .implement({
    description:
      "Something of the viewer's own is different: an order, a right, a booking, a place in a waitlist, a seat.",
    authScopes: { signedIn: true },
    fields: (t) => ({
      cursor: t.exposeString("cursor", cursorOnly),
      type: t.exposeString("type"),
    }),
  });

/** What the catalogue shows: courses, prices, classes and how many seats they have. */
const ofCatalogue = /^(course|product|price|session|booking|waitlist)\./;

/** What belongs to somebody; what happens to a class happens to all who have booked it. */
const ofPeople =
  /^(order|payment|refund|dispute|license|seat|entitlement|booking|waitlist|enrollment|payout|transfer)\./;

builder.subscriptionField("catalogueChanged", (t) =>
  t.field({
    type: CatalogueChanged,
    description:
      "Courses, prices, classes and seats left. It says that something changed, not what or by whom.",
    authScopes: { anyone: true },
    args: {
      courseId: t.arg.id({
        required: false,
        description:
          "What is known to be about another course is left out then.",
      }),
      ...followingArgs,
    },
    subscribe(_root, { courseId, ...following }, { feed }) {
      const wanted = courseId ? readId("courseId", "Course", courseId) : null;
      return followLog(
        feed,
        following,
        (event) =>
          ofCatalogue.test(event.type) &&
          (wanted === null ||
            event.courseId === null ||
            event.courseId === wanted),
      );
    },
    resolve: (event) => event,
  }),
);

builder.subscriptionField("ownAffairChanged", (t) =>
  t.field({
    type: OwnAffairChanged,
    description:
      "Whatever happened to the viewer's own orders, bookings and shares of sales.",
    authScopes: { signedIn: true },
    args: followingArgs,
    subscribe: (_root, following, { feed, viewer }) =>
      followLog(
        feed,
        following,
        ({ type, personId }) =>
          type === "session.moved" ||
          type === "session.canceled" ||
          type === "session.changed" ||
          (ofPeople.test(type) && personId !== null && isOwn(personId, viewer)),
      ),
    resolve: (event) => event,
  }),
);
