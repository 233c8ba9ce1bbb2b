import { data } from "@remix-run/node";
import { currentEnv } from "@throughline/web/env";
import { graphql } from "@throughline/web/graphql";
import { query } from "@throughline/web/request.server";
import { isOnSale, OfferFragment } from "@throughline/web/offer/offer";
import { BookingWindowFragment } from "../booking/own-booking.ts";

const PAGE = 20;

const CatalogueQuery = graphql(
  `
    query Catalogue($first: Int!, $after: String) {
      courses(state: PUBLISHED, first: $first, after: $after) {
        edges {
          node {
            id
            code
            title
            description
            state
            image {
              url
              alt
            }
            product {
              ...Offer
            }
            steps {
              id
              classes(first: 1) {
                id
                startsAt
                minutes
                timeZone
              }
            }
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  `,
  [OfferFragment],
);

const CourseQuery = graphql(
  `
    query CatalogueCourse($code: String!) {
      course(code: $code) {
        id
        code
        title
        description
        marketingCopy
        sequencing
        state
        cancelHours
        lateCancelForfeits
        image {
          url
          alt
        }
        product {
          ...Offer
        }
        steps {
          id
          label
          title
          summary
          kind
          required
          expectedDays
          partner {
            name
          }
          classes(first: 40) {
            id
            title
            startsAt
            endsAt
            minutes
            timeZone
            seatsLeft
            instructorName
            room
            stepWindows {
              ...BookingWindow
            }
          }
        }
      }
      products(kind: LICENSE) {
        ...Offer
      }
      sellsOnline
      me {
        person {
          enrollments {
            id
            state
            course {
              code
            }
          }
        }
      }
    }
  `,
  [OfferFragment, BookingWindowFragment],
);

/** A page of the published courses by title, for anyone. `next` is the cursor of the page after it. */
export async function loadCatalogue(request: Request, after: string | null) {
  const { courses } = await query(request, CatalogueQuery, {
    first: PAGE,
    after,
  });
  const { hasNextPage, endCursor } = courses.pageInfo;
  return {
    courses: courses.edges.map(({ node }) => node),
    next: hasNextPage ? endCursor : null,
  };
}

/** A published course with all that sells it, for anyone. Throws 404 where there is none. */
export async function loadCourse(request: Request, code: string) {
  const answer = await query(request, CourseQuery, { code });
  const { course, products, sellsOnline, me } = answer;
  if (!course || !isPublished(course)) throw data(null, { status: 404 });
  const { product, ...rest } = course;
  return {
    course: rest,
    offer: product && isOnSale(product) ? product : null,
    licenses: products.filter(
      (each) => isOnSale(each) && each.course?.code === course.code,
    ),
    sellsOnline,
    ownEnrollmentId:
      me?.person.enrollments.find(
        (own) => own.course.code === course.code && isOpen(own.state),
      )?.id ?? null,
    origin: currentEnv().publicUrl.origin,
    schoolName: currentEnv().schoolName,
  };
}

/** A published course as its public page shows it. */
export type CatalogueCourse = Awaited<ReturnType<typeof loadCourse>>;

/** Staff could see drafts too; the page is the same for everybody. */
function isPublished({ state }: { state: string }) {
  return state === "PUBLISHED";
}

const isOpen = (state: string) =>
  ["PENDING", "ACTIVE", "SUSPENDED"].includes(state);
