import { findViewer } from "@throughline/web/door/viewer.server";
import { query } from "@throughline/web/request.server";
import { MyPayoutsQuery } from "./my-payouts.query.ts";

/** Where the viewer's own share is paid; null for a stranger, who may be a partner that Stripe led back, and for whoever has none. */
export async function loadPayouts(request: Request, now: Date) {
  const viewer = await findViewer(request);
  if (!viewer) return { isSignedIn: false, account: null };
  const month = now.toISOString().slice(0, 7);
  const { myPayoutAccount } = await query(request, MyPayoutsQuery, { month });
  return { isSignedIn: true, account: myPayoutAccount };
}
