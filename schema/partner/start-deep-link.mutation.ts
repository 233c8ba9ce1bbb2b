import { z } from "zod";
import { builder } from "../builder.ts";
import { failures, NotFound, Refused } from "../error/user-error.type.ts";
import { nodeIdOf, parseInput } from "../input.ts";

const StartDeepLinkInput = builder.inputType("StartDeepLinkInput", {
  fields: (t) => ({ courseStepId: t.id() }),
});

const DeepLink = builder.objectRef<{ url: string }>("DeepLink").implement({
  description:
    "Where the admin goes to choose what a step opens. Good for five minutes, once.",
  authScopes: { staff: true },
  fields: (t) => ({ url: t.exposeString("url") }),
});

const inputSchema = z.object({ courseStepId: nodeIdOf("CourseStep") });

builder.mutationField("startDeepLink", (t) =>
  t.field({
    type: DeepLink,
    description:
      "Begins the choice of what a step opens at its partner's LTI tool. The choice itself is made there.",
    authScopes: { staff: true },
    errors: failures,
    args: { input: t.arg({ type: StartDeepLinkInput }) },
    async resolve(_root, { input }, { lti }) {
      const { courseStepId } = parseInput(inputSchema, input);
      const started = await lti.startDeepLink(courseStepId);
      switch (started.kind) {
        case "ready":
          return started;
        case "notFound":
          throw new NotFound("input.courseStepId", started.message);
        case "refused":
          throw new Refused("input.courseStepId", started.message);
      }
    },
  }),
);
