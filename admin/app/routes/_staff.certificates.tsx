import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, useSearchParams } from "@remix-run/react";
import { Card, PageHeader, Pagination } from "@throughline/ui";
import { graphql } from "@throughline/web/graphql";
import { query } from "@throughline/web/request.server";
import {
  CertificateRow,
  CertificateTable,
} from "../components/certificate-table.tsx";
import { readAdminEnv } from "../env.server.ts";
import { useLiveEvents } from "../live/use-live-events.ts";
import { titled } from "../messages/title.ts";
import { useText } from "../messages/use-text.ts";
import { pageArguments, pageParams, turnsOf } from "../url/paging.ts";
import { readParams } from "../url/search-params.ts";

export { ErrorPage as ErrorBoundary } from "@throughline/web/document/error-page.tsx";

export const meta = titled("certificates.title");

const CertificatesQuery = graphql(
  `
    query Certificates(
      $first: Int
      $after: String
      $last: Int
      $before: String
    ) {
      certificates(first: $first, after: $after, last: $last, before: $before) {
        totalCount
        pageInfo {
          hasNextPage
          hasPreviousPage
          startCursor
          endCursor
        }
        edges {
          node {
            ...CertificateRow
          }
        }
      }
    }
  `,
  [CertificateRow],
);

export async function loader({ request }: LoaderFunctionArgs) {
  const page = readParams(pageParams, request);
  const { certificates } = await query(
    request,
    CertificatesQuery,
    pageArguments(page),
  );
  return { certificates, portalUrl: readAdminEnv().portalUrl };
}

export default function Certificates() {
  const text = useText();
  const [search] = useSearchParams();
  const { certificates, portalUrl } = useLoaderData<typeof loader>();
  useLiveEvents();
  const rows = certificates.edges.map(({ node }) => node);
  return (
    <>
      <PageHeader
        title={text("certificates.heading", {
          count: certificates.totalCount,
        })}
      />
      <Card flush>
        <CertificateTable certificates={rows} portalUrl={portalUrl} />
        {rows.length > 0 && (
          <Pagination
            {...turnsOf(search, certificates.pageInfo, rows.length)}
            total={certificates.totalCount}
            className="border-t border-line px-4 py-2"
          />
        )}
      </Card>
    </>
  );
}
