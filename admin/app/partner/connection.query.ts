import { graphql, type ResultOf } from "@throughline/web/graphql";

/** A partner's connection, with what belongs to its kind. */
export const ConnectionQuery = graphql(`
  query PartnerConnectionPage($slug: String!) {
    partner(slug: $slug) {
      id
      slug
      name
      connection {
        adapter
        baseUrl
        settings
        callsPerMinute
        updatedAt
        webhookSecretCount
        capabilities {
          needsVoucher
          importsCsv
          sendsWebhooks
        }
      }
      courseSteps {
        partnerCourseRef
        slug
      }
      vouchers {
        courseRef
        free
        assigned
        expired
        waiting
      }
      evidenceFiles {
        name
        sha256
        uploadedByName
        uploadedAt
      }
    }
  }
`);

/** A partner as its connection page shows it. */
export type ConnectedPartner = NonNullable<
  ResultOf<typeof ConnectionQuery>["partner"]
>;

export const SaveConnection = graphql(`
  mutation SavePartnerConnection($input: SavePartnerConnectionInput!) {
    outcome: savePartnerConnection(input: $input) {
      __typename
      ... on SavedPartnerConnection {
        webhookSecret
      }
      ... on UserError {
        field
        message
      }
    }
  }
`);

export const TestConnection = graphql(`
  mutation TestPartnerConnection($partnerId: ID!) {
    outcome: testPartnerConnection(input: { partnerId: $partnerId }) {
      __typename
      ... on TestedPartnerConnection {
        healthy
        reason
      }
      ... on UserError {
        field
        message
      }
    }
  }
`);

export const AddVouchers = graphql(`
  mutation AddVouchers($input: AddVouchersInput!) {
    outcome: addVouchers(input: $input) {
      __typename
      ... on AddedVouchers {
        added
        repeated
        faulty {
          row
          field
          reason
        }
      }
      ... on UserError {
        field
        message
      }
    }
  }
`);

export const UploadEvidence = graphql(`
  mutation UploadEvidence($input: UploadEvidenceInput!) {
    outcome: uploadEvidence(input: $input) {
      __typename
      ... on TakenEvidence {
        isRepeated
        accepted
        repeated
        faulty {
          row
          field
          reason
        }
      }
      ... on UserError {
        field
        message
      }
    }
  }
`);
