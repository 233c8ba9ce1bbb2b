import { builder } from "../builder.ts";

/** The arguments by which a subscription says from where it follows. */
export const followingArgs = builder.args((t) => ({
  after: t.string({
    required: false,
    description: "The cursor of the last payload seen.",
  }),
  greet: t.boolean({
    required: false,
    description:
      "Without `after`: begin with a payload that says from where you follow. Load what you show after it, and nothing is missed.",
  }),
}));
