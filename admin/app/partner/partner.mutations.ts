import { graphql } from "@throughline/web/graphql";

export const ProbePartner = graphql(`
  mutation ProbePartner($input: PartnerRequestInput!) {
    outcome: probePartner(input: $input) {
      __typename
      ... on UserError {
        field
        message
      }
    }
  }
`);

export const ReconcilePartner = graphql(`
  mutation ReconcilePartner($input: PartnerRequestInput!) {
    outcome: reconcilePartner(input: $input) {
      __typename
      ... on UserError {
        field
        message
      }
    }
  }
`);

export const SettleDrift = graphql(`
  mutation SettleDrift($input: SettleDriftInput!) {
    outcome: settleDrift(input: $input) {
      __typename
      ... on UserError {
        field
        message
      }
    }
  }
`);
