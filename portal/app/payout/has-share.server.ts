import { graphql } from "@throughline/web/graphql";
import { query } from "@throughline/web/request.server";

const HasShareQuery = graphql(`
  query HasShareOfSales {
    myPayoutAccount {
      id
    }
  }
`);

/** Whether a share of sales is paid to the viewer. Throws a redirect when signed out. */
export async function hasShareOfSales(request: Request): Promise<boolean> {
  const { myPayoutAccount } = await query(request, HasShareQuery);
  return myPayoutAccount !== null;
}
