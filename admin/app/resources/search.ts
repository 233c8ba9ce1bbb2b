import type { LoaderFunctionArgs } from "@remix-run/node";
import { graphql } from "@throughline/web/graphql";
import { query } from "@throughline/web/request.server";

const SearchPeople = graphql(`
  query SearchPeople($search: String!) {
    people(search: $search, first: 8) {
      edges {
        node {
          id
          name
          email
        }
      }
    }
  }
`);

/** `GET /search?q=`: people whose name or address has every word of `q`, at most eight, beside the question itself. */
export async function loader({ request }: LoaderFunctionArgs) {
  const q = new URL(request.url).searchParams.get("q") ?? "";
  const search = q.trim().slice(0, 200);
  if (!search) return { query: q, people: [] };
  const { people } = await query(request, SearchPeople, { search });
  return { query: q, people: people.edges.map(({ node }) => node) };
}
