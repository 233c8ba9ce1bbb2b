import { graphql } from "@throughline/web/graphql";
import { useRevalidateOnLive } from "@throughline/web/live";

const CatalogueChanged = graphql(`
  subscription CatalogueChanged($courseId: ID, $after: String) {
    catalogueChanged(courseId: $courseId, after: $after, greet: true) {
      cursor
    }
  }
`);

/** Keeps prices, classes and seats on the page fresh, of one course or of all. Shows nothing. */
export function FollowCatalogue({ courseId }: { courseId?: string }) {
  useRevalidateOnLive(CatalogueChanged, { courseId: courseId ?? null });
  return null;
}
