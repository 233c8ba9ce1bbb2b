import { data } from "@remix-run/node";
import { query } from "@throughline/web/request.server";
import { BuilderQuery, ChoicesQuery } from "./builder.query.ts";

/** A draft with what its builder offers to choose from. Throws a 404 response where there is none. */
export async function loadBuilder(request: Request, draftId: string) {
  const [{ node, partners, instructors, sellsOnline }, { sessions }] =
    await Promise.all([
      query(request, BuilderQuery, { id: draftId }),
      query(request, ChoicesQuery, { from: new Date().toISOString() }),
    ]);
  if (node?.__typename !== "CourseDraft") throw data(null, { status: 404 });
  return {
    draft: node,
    sellsOnline,
    chooser: { partners, instructors },
    choices: sessions.edges.map((edge) => edge.node),
  };
}
