import { flatRoutes } from "@remix-run/fs-routes";
import { route, type RouteConfig } from "@remix-run/route-config";

export default [
  ...(await flatRoutes()),
  // Addresses without a page of their own.
  route("search", "resources/search.ts"),
  route("sign-out", "resources/sign-out.ts"),
] satisfies RouteConfig;
