import { z } from "zod";
import { builder } from "../builder.ts";
import { CourseStep } from "../course/course.type.ts";
import type { LtiEndpoints } from "../context.ts";
import { Partner } from "./partner.type.ts";

interface LtiConfigurationSource extends LtiEndpoints {
  clientId: string;
  deploymentId: string;
}

const LtiConfiguration = builder
  .objectRef<LtiConfigurationSource>("LtiConfiguration")
  .implement({
    description:
      "What a partner enters on its side, so that its LTI 1.3 tool knows us as its platform.",
    authScopes: { staff: true },
    fields: (t) => ({
      issuer: t.exposeString("issuer"),
      clientId: t.exposeString("clientId"),
      deploymentId: t.exposeString("deploymentId"),
      authorizationUrl: t.exposeString("authorizationUrl"),
      tokenUrl: t.exposeString("tokenUrl"),
      jwksUrl: t.exposeString("jwksUrl"),
    }),
  });

const ids = z.object({ clientId: z.string(), deploymentId: z.string() });

builder.prismaObjectField(Partner, "ltiConfiguration", (t) =>
  t.field({
    type: LtiConfiguration,
    nullable: true,
    description: "Null where the partner is not reached by LTI.",
    authScopes: { staff: true },
    select: { connection: true },
    resolve({ connection }, _args, { lti }) {
      const read = ids.safeParse(connection?.settings);
      return connection?.adapter === "LTI" && read.success
        ? { ...lti.endpoints, ...read.data }
        : null;
    },
  }),
);

const LtiResource = builder.prismaObject("LtiResource", {
  description: "The place in a partner's tool that a step opens.",
  authScopes: { staff: true },
  fields: (t) => ({
    title: t.exposeString("title"),
    url: t.exposeString("url"),
    chosenAt: t.expose("createdAt", { type: "DateTime" }),
  }),
});

builder.prismaObjectField(CourseStep, "ltiResource", (t) =>
  t.field({
    type: LtiResource,
    nullable: true,
    description: "What was chosen at the step's partner.",
    authScopes: { staff: true },
    select: { partnerId: true, ltiResource: true },
    resolve: ({ partnerId, ltiResource }) =>
      ltiResource?.partnerId === partnerId ? ltiResource : null,
  }),
);
