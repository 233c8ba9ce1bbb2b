import { graphql, type ResultOf } from "@throughline/web/graphql";
import { OfferFragment } from "@throughline/web/offer/offer";

const ShellFields = graphql(`
  fragment ShellFields on CourseContent @_unmask {
    code
    title
    description
    marketingCopy
    imageAlt
    removesImage
    defaultTimeZone
    sequencing
    cancelHours
    lateCancelForfeits
    bookingOpensDays
    bookingClosesMinutes
    offerMinutes
    privateCredits
    privateValidDays
    groupCredits
    groupValidDays
    isSold
    currency
    unitAmount
  }
`);

const StepFields = graphql(`
  fragment StepFields on CourseContentStep @_unmask {
    key
    id
    label
    slug
    title
    summary
    kind
    required
    expectedDays
    partnerId
    partnerCourseRef
    contentCourseRef
    attach
    detach
  }
`);

/** A draft as its action reads it before it changes something. */
export const DraftContentQuery = graphql(
  `
    query DraftContent($id: ID!) {
      node(id: $id) {
        __typename
        ... on CourseDraft {
          id
          revision
          imageUploadUrl
          content {
            ...ShellFields
            steps {
              ...StepFields
            }
          }
        }
      }
    }
  `,
  [ShellFields, StepFields],
);

/** A draft with everything that the builder shows of it. */
export const BuilderQuery = graphql(
  `
    query CourseBuilder($id: ID!) {
      sellsOnline
      node(id: $id) {
        __typename
        ... on CourseDraft {
          id
          revision
          updatedAt
          updatedByName
          imageUrl
          isCourseChanged
          course {
            id
            code
            title
            state
            image {
              url
              alt
            }
          }
          content {
            ...ShellFields
            steps {
              ...StepFields
              options {
                change
                session {
                  id
                  title
                  state
                  startsAt
                  timeZone
                  minutes
                  capacity
                  seatsTaken
                  seatsLeft
                  instructorName
                  room
                  conflicts {
                    id
                    title
                  }
                }
              }
            }
          }
          objections {
            severity
            field
            message
          }
          changes {
            kind
            field
            label
            from
            to
          }
          stripeSteps {
            thing
            action
            stripeId
          }
        }
      }
      partners {
        id
        name
      }
      products(kind: LICENSE) {
        ...Offer
      }
      instructors {
        id
        givenName
        familyName
      }
    }
  `,
  [ShellFields, StepFields, OfferFragment],
);

/** The classes that could become options. */
export const ChoicesQuery = graphql(`
  query OptionChoices($from: DateTime!) {
    sessions(first: 100, filter: { from: $from, states: [SCHEDULED] }) {
      edges {
        node {
          id
          title
          kind
          startsAt
          timeZone
          seatsLeft
        }
      }
    }
  }
`);

export const NewDraftsQuery = graphql(`
  query NewCourseDrafts {
    newCourseDrafts {
      id
      updatedAt
      updatedByName
      content {
        code
        title
      }
    }
  }
`);

/** A course as it stands, and how Stripe has it. */
export const BuiltCourseQuery = graphql(`
  query BuiltCourse($code: String!) {
    sellsOnline
    course(code: $code) {
      id
      code
      title
      state
      enrollmentCount
      underway {
        checkouts
        seats
        licenses
      }
      draft {
        id
        updatedByName
        updatedAt
      }
      product {
        id
        state
        summary
        mirroredAt
        lastError
        stripeProductId
        price {
          unitAmount
          currency
          stripePriceId
        }
      }
    }
  }
`);

export const BeginCourseDraft = graphql(`
  mutation BeginCourseDraft($input: BeginCourseDraftInput!) {
    outcome: beginCourseDraft(input: $input) {
      __typename
      ... on CourseDraft {
        id
      }
      ... on UserError {
        field
        message
      }
    }
  }
`);

export const SaveCourseDraft = graphql(`
  mutation SaveCourseDraft($input: SaveCourseDraftInput!) {
    outcome: saveCourseDraft(input: $input) {
      __typename
      ... on CourseDraft {
        id
        revision
      }
      ... on UserError {
        field
        message
      }
    }
  }
`);

export const DiscardCourseDraft = graphql(`
  mutation DiscardCourseDraft($input: DiscardCourseDraftInput!) {
    outcome: discardCourseDraft(input: $input) {
      __typename
      ... on UserError {
        field
        message
      }
    }
  }
`);

export const PublishCourse = graphql(`
  mutation PublishCourse($input: PublishCourseInput!) {
    outcome: publishCourse(input: $input) {
      __typename
      ... on Course {
        id
        code
      }
      ... on UserError {
        field
        message
      }
    }
  }
`);

export const UnpublishCourse = graphql(`
  mutation UnpublishCourse($input: EndCourseInput!) {
    outcome: unpublishCourse(input: $input) {
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

export const ArchiveCourse = graphql(`
  mutation ArchiveCourse($input: EndCourseInput!) {
    outcome: archiveCourse(input: $input) {
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

export const CreateOption = graphql(`
  mutation CreateOption($input: SessionInput!) {
    outcome: createSession(input: $input) {
      __typename
      ... on Session {
        id
      }
      ... on UserError {
        field
        message
      }
    }
  }
`);

type NodeOf<Query extends { node: unknown }> = Extract<
  NonNullable<Query["node"]>,
  { revision: number }
>;

export type BuilderDraft = NodeOf<ResultOf<typeof BuilderQuery>>;
export type BuilderStep = BuilderDraft["content"]["steps"][number];
export type Content = NodeOf<ResultOf<typeof DraftContentQuery>>["content"];
export type ContentStep = Content["steps"][number];
export type Choice = ResultOf<
  typeof ChoicesQuery
>["sessions"]["edges"][number]["node"];
export type Chooser = Pick<
  ResultOf<typeof BuilderQuery>,
  "partners" | "instructors"
>;
