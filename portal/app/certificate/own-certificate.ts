import { graphql, type ResultOf } from "@throughline/web/graphql";

export const OwnCertificatesQuery = graphql(`
  query OwnCertificates {
    me {
      person {
        certificates {
          serial
          state
          personName
          courseTitle
          issuedAt
          revokedAt
          downloadPath
          enrollment {
            id
          }
        }
      }
    }
  }
`);

export type OwnCertificate = NonNullable<
  ResultOf<typeof OwnCertificatesQuery>["me"]
>["person"]["certificates"][number];
