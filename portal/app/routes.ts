import { flatRoutes } from "@remix-run/fs-routes";
import { route, type RouteConfig } from "@remix-run/route-config";

export default [
  ...(await flatRoutes()),
  // Addresses without a page of their own.
  route("sign-out", "resources/sign-out.ts"),
  route("robots.txt", "resources/robots.ts"),
  route("sitemap.xml", "resources/sitemap.ts"),
] satisfies RouteConfig;
