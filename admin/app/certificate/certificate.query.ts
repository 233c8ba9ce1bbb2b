import { graphql, type ResultOf } from "@throughline/web/graphql";

/** Everything that the page of one certificate shows. */
export const CertificateQuery = graphql(`
  query Certificate($id: ID!) {
    certificate(id: $id) {
      id
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
      course {
        code
        certificateValidMonths
      }
      person {
        id
        name
      }
      enrollment {
        id
      }
    }
  }
`);

export type CertificateDetail = NonNullable<
  ResultOf<typeof CertificateQuery>["certificate"]
>;
