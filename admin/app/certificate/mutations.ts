import { graphql } from "@throughline/web/graphql";

export const Reissue = graphql(`
  mutation ReissueCertificate($input: CertificateReissueInput!) {
    outcome: reissueCertificate(input: $input) {
      __typename
      ... on Certificate {
        id
      }
      ... on UserError {
        field
        message
      }
    }
  }
`);
export const Renew = graphql(`
  mutation RenewCertificate($input: CertificateRenewalInput!) {
    outcome: renewCertificate(input: $input) {
      __typename
      ... on Certificate {
        id
      }
      ... on UserError {
        field
        message
      }
    }
  }
`);
export const Revoke = graphql(`
  mutation RevokeCertificate($input: CertificateChangeInput!) {
    outcome: revokeCertificate(input: $input) {
      __typename
      ... on Certificate {
        id
      }
      ... on UserError {
        field
        message
      }
    }
  }
`);
export const Reinstate = graphql(`
  mutation ReinstateCertificate($input: CertificateChangeInput!) {
    outcome: reinstateCertificate(input: $input) {
      __typename
      ... on Certificate {
        id
      }
      ... on UserError {
        field
        message
      }
    }
  }
`);
export const SetValidity = graphql(`
  mutation SetCertificateValidity($input: CertificateValidityInput!) {
    outcome: setCertificateValidity(input: $input) {
      __typename
      ... on Course {
        id
      }
      ... on UserError {
        field
        message
      }
    }
  }
`);
export const PlanMissing = graphql(`
  mutation PlanMissingCertificates($input: PlanBulkOperationInput!) {
    outcome: planBulkOperation(input: $input) {
      __typename
      ... on BulkOperation {
        id
      }
      ... on UserError {
        field
        message
      }
    }
  }
`);
