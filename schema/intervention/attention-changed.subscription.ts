import type { LoggedEvent } from "@throughline/domain/event/read";
import { listAttention } from "@throughline/domain/intervention/attention";
import type { Context } from "../context.ts";
import { builder } from "../builder.ts";
import { coalesce } from "../event/coalesce.ts";
import { followLog } from "../event/follow-log.ts";
import { followingArgs } from "../event/following-args.ts";

/** A queue that jumps more often than this cannot be read. */
const quietMs = 1_000;

const concerns =
  /^(step|enrollment|intervention|alert|message|delivery)\.|^partner\.(drift|circuit)/;

const AttentionChanged = builder
  .objectRef<LoggedEvent>("AttentionChanged")
  .implement({
    authScopes: { staff: true },
    fields: (t) => ({
      cursor: t.exposeString("cursor", {
        description: "Give it as `after` to go on from here.",
      }),
      attentionCount: t.int({
        description: "How many things need somebody now.",
        resolve: async (event, _args, context) =>
          (await countOnce(event, context)).attention,
      }),
      unseenAlertCount: t.int({
        resolve: async (event, _args, context) =>
          (await countOnce(event, context)).alerts,
      }),
    }),
  });

builder.subscriptionField("attentionChanged", (t) =>
  t.field({
    type: AttentionChanged,
    description:
      "How many things need somebody, after anything that may change it; changes within a second come as one.",
    authScopes: { staff: true },
    args: {
      ...followingArgs,
    },
    subscribe: (_root, following, { feed }) =>
      coalesce(
        followLog(feed, following, ({ type }) => concerns.test(type)),
        quietMs,
      ),
    resolve: (event) => event,
  }),
);

/** All staff see the same counts, so that viewers of one change share one count. */
const counted = new Map<
  string,
  Promise<{ attention: number; alerts: number }>
>();

function countOnce({ cursor }: LoggedEvent, { db, now }: Context) {
  const known = counted.get(cursor);
  if (known) return known;
  const counting = count(db, now());
  counted.set(cursor, counting);
  setTimeout(() => counted.delete(cursor), 2 * quietMs).unref();
  return counting;
}

async function count(db: Context["db"], now: Date) {
  const [{ total }, alerts] = await Promise.all([
    listAttention(db, {}, { limit: 0, offset: 0 }, now),
    db.staffAlert.count({ where: { seenAt: null } }),
  ]);
  return { attention: total, alerts };
}
