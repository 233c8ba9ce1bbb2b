import { requireViewer } from "@throughline/web/door/viewer.server";
import { graphql } from "@throughline/web/graphql";
import { query } from "@throughline/web/request.server";
import { countUsable, UsableCreditFragment } from "./count-usable.ts";

const BalanceQuery = graphql(
  `
    query CreditBalance($personId: ID!) {
      entitlements(
        first: 100
        personId: $personId
        kinds: [PRIVATE_CREDIT, GROUP_CREDIT]
      ) {
        edges {
          node {
            ...UsableCredit
          }
        }
      }
    }
  `,
  [UsableCreditFragment],
);

/** How many classes of each kind the viewer's credits pay for at this time. Throws a redirect when signed out. */
export async function loadCreditBalance(request: Request) {
  const { person } = await requireViewer(request);
  const { entitlements } = await query(request, BalanceQuery, {
    personId: person.id,
  });
  return countUsable(entitlements.edges.map(({ node }) => node));
}
