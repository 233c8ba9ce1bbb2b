import { randomUUID } from "node:crypto";
import { data } from "@remix-run/node";
import { query } from "@throughline/web/request.server";
import { isOnSale } from "@throughline/web/offer/offer";
import { BuilderQuery, ChoicesQuery } from "./builder.query.ts";

/** A draft with what its builder offers to choose from. Throws a 404 response where there is none. */
export async function loadBuilder(request: Request, draftId: string) {
  const [{ node, products, partners, instructors, sellsOnline }, { sessions }] =
    await Promise.all([
      query(request, BuilderQuery, { id: draftId }),
      query(request, ChoicesQuery, { from: new Date().toISOString() }),
    ]);
  if (node?.__typename !== "CourseDraft") throw data(null, { status: 404 });
  return {
    draft: node,
    sellsOnline,
    chooser: { partners, instructors },
    licenses: products.filter(
      (each) =>
        isOnSale(each) &&
        each.course !== null &&
        each.course.code === node.course?.code,
    ),
    choices: sessions.edges.map((edge) => edge.node),
    requestKey: randomUUID(),
  };
}

/** By which places of the course for several are sold. */
export type License = Awaited<
  ReturnType<typeof loadBuilder>
>["licenses"][number];
