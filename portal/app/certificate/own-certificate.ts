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
          expiresAt
          revision
          reissuedAt
          isPrinted
          downloadPath
          verificationUrl
          credentialUrl
          linkedInUrl
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

/** What a certificate claims, on its own page and on the public one alike. */
export type CertificateClaim = Pick<
  OwnCertificate,
  | "serial"
  | "state"
  | "personName"
  | "courseTitle"
  | "issuedAt"
  | "revokedAt"
  | "expiresAt"
  | "reissuedAt"
>;
