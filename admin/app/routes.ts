import { flatRoutes } from "@remix-run/fs-routes";
import { route, type RouteConfig } from "@remix-run/route-config";

export default [
  ...(await flatRoutes()),
  // Addresses without a page of their own.
  route("search", "resources/search.ts"),
  route("lti/choose", "resources/lti-choose.ts"),
  route("news", "resources/news.ts"),
  route("reports/:table/table.csv", "resources/report-csv.ts"),
  route("bulk/:id/results.csv", "resources/bulk-results.ts"),
  route("import/sample/:name", "resources/import-sample.ts"),
  route("payouts/:id/statement.csv", "resources/payout-statement.ts"),
  route("sign-out", "resources/sign-out.ts"),
] satisfies RouteConfig;
