import { graphql } from "@throughline/web/graphql";
import { CertificateRow } from "../components/certificate-table.tsx";

/** A page of certificates. */
export const CertificatesQuery = graphql(
  `
    query Certificates(
      $filter: CertificateFilter
      $first: Int
      $after: String
      $last: Int
      $before: String
    ) {
      certificates(
        filter: $filter
        first: $first
        after: $after
        last: $last
        before: $before
      ) {
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

/** What stands above the list: the courses to choose from, how many certificates end soon, and how many are missing. */
export const CertificateOverviewQuery = graphql(`
  query CertificateOverview {
    missingCertificates
    expiring: certificates(filter: { isExpiring: true }, first: 1) {
      totalCount
    }
    courses(first: 100) {
      edges {
        node {
          id
          code
          title
          certificateValidMonths
        }
      }
    }
  }
`);
