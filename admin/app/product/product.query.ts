import { graphql, type ResultOf } from "@throughline/web/graphql";

const ProductFields = graphql(`
  fragment ProductFields on Product @_unmask {
    id
    kind
    state
    name
    description
    summary
    mirroredAt
    lastError
    stripeProductId
    course {
      id
      title
    }
    components {
      kind
      units
      validDays
    }
    price {
      currency
      unitAmount
      interval
      trialDays
    }
  }
`);

export const ProductsQuery = graphql(
  `
    query Products {
      sellsOnline
      products {
        ...ProductFields
      }
      courses(first: 100) {
        edges {
          node {
            id
            title
            state
          }
        }
      }
    }
  `,
  [ProductFields],
);

export type SoldProduct = ResultOf<typeof ProductFields>;

export const SaveProduct = graphql(`
  mutation SaveProduct($input: SaveProductInput!) {
    outcome: saveProduct(input: $input) {
      __typename
      ... on Product {
        id
      }
      ... on UserError {
        field
        message
      }
    }
  }
`);

export const SetPrice = graphql(`
  mutation SetPrice($input: SetPriceInput!) {
    outcome: setPrice(input: $input) {
      __typename
      ... on Product {
        id
      }
      ... on UserError {
        field
        message
      }
    }
  }
`);

export const PublishProduct = graphql(`
  mutation PublishProduct($input: PublishProductInput!) {
    outcome: publishProduct(input: $input) {
      __typename
      ... on Product {
        id
      }
      ... on UserError {
        field
        message
      }
    }
  }
`);

export const ArchiveProduct = graphql(`
  mutation ArchiveProduct($input: ArchiveProductInput!) {
    outcome: archiveProduct(input: $input) {
      __typename
      ... on Product {
        id
      }
      ... on UserError {
        field
        message
      }
    }
  }
`);
