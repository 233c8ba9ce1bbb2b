import { data } from "@remix-run/node";
import { graphql } from "@throughline/web/graphql";
import { query } from "@throughline/web/request.server";

const PAGE = 20;

const CatalogueQuery = graphql(`
  query Catalogue($first: Int!, $after: String) {
    courses(first: $first, after: $after) {
      edges {
        node {
          id
          code
          title
          description
          state
          steps {
            id
          }
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

const CourseQuery = graphql(`
  query CatalogueCourse($code: String!) {
    course(code: $code) {
      code
      title
      description
      sequencing
      state
      steps {
        id
        label
        title
        summary
        required
        expectedDays
        partner {
          name
        }
      }
    }
  }
`);

/** A page of the published courses by title, for anyone. `next` is the cursor of the page after it. */
export async function loadCatalogue(request: Request, after: string | null) {
  const { courses } = await query(request, CatalogueQuery, {
    first: PAGE,
    after,
  });
  const { hasNextPage, endCursor } = courses.pageInfo;
  return {
    courses: courses.edges.map(({ node }) => node).filter(isPublished),
    next: hasNextPage ? endCursor : null,
  };
}

/** A published course with its steps, for anyone. Throws 404 where there is none. */
export async function loadCourse(request: Request, code: string) {
  const { course } = await query(request, CourseQuery, { code });
  if (!course || !isPublished(course)) throw data(null, { status: 404 });
  return course;
}

/** Staff could see drafts too; the catalogue is the same for everybody. */
function isPublished({ state }: { state: string }) {
  return state === "PUBLISHED";
}
