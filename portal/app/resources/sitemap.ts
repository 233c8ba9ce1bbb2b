import type { LoaderFunctionArgs } from "@remix-run/node";
import { currentEnv } from "@throughline/web/env";
import { graphql } from "@throughline/web/graphql";
import { query } from "@throughline/web/request.server";
import { courseUrl } from "../course/structured-data.ts";

/** A sitemap holds at most 50,000 addresses; a school of more courses has its first ones in it. */
const PAGES_AT_MOST = 100;

const CodesQuery = graphql(`
  query CourseCodes($after: String) {
    courses(state: PUBLISHED, first: 100, after: $after) {
      edges {
        node {
          code
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

/** Every public page that search engines should know. */
export async function loader({ request }: LoaderFunctionArgs) {
  const { origin } = currentEnv().publicUrl;
  const codes = await loadCodes(request);
  const urls = [
    new URL("/catalogue", origin).href,
    ...codes.map((code) => courseUrl(origin, code)),
  ];
  const body = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">',
    ...urls.map((url) => `  <url><loc>${escape(url)}</loc></url>`),
    "</urlset>",
    "",
  ];
  return new Response(body.join("\n"), {
    headers: {
      "content-type": "application/xml; charset=utf-8",
      "cache-control": "public, max-age=600",
    },
  });
}

async function loadCodes(request: Request): Promise<string[]> {
  const codes: string[] = [];
  let after: string | null = null;
  for (let page = 0; page < PAGES_AT_MOST; page += 1) {
    const { courses }: { courses: CodePage } = await query(
      request,
      CodesQuery,
      { after },
    );
    codes.push(...courses.edges.map(({ node }) => node.code));
    after = courses.pageInfo.endCursor;
    if (!courses.pageInfo.hasNextPage) break;
  }
  return codes;
}

interface CodePage {
  edges: { node: { code: string } }[];
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
}

const escape = (text: string) =>
  text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll("'", "&apos;");
