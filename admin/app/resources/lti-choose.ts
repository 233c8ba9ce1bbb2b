import { data, redirect, type ActionFunctionArgs } from "@remix-run/node";
import { readFields } from "@throughline/web/form-fields.server";
import { graphql } from "@throughline/web/graphql";
import { query } from "@throughline/web/request.server";
import { z } from "zod";
import { settle } from "../outcome.ts";

const StartDeepLink = graphql(`
  mutation StartDeepLink($input: StartDeepLinkInput!) {
    outcome: startDeepLink(input: $input) {
      __typename
      ... on DeepLink {
        url
      }
      ... on UserError {
        field
        message
      }
    }
  }
`);

const form = z.object({ courseStepId: z.string().min(1).max(200) });
const webAddress = z.url({ protocol: /^https?$/ });

/** `POST /lti/choose`: a redirect to the tool's own pages, or why there is no choice, with 409. */
export async function action({ request }: ActionFunctionArgs) {
  const read = form.safeParse(Object.fromEntries(await readFields(request)));
  if (!read.success) throw data(null, { status: 400 });
  const { outcome } = await query(request, StartDeepLink, { input: read.data });
  if (outcome.__typename === "DeepLink")
    throw redirect(webAddress.parse(outcome.url));
  const settled = settle(outcome);
  const problems = settled.kind === "failed" ? settled.problems : [];
  return data({ problems }, { status: 409 });
}
