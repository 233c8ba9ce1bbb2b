import { redirect } from "@remix-run/node";

/** `/seats`, by which the page of places for others is also called. */
export function loader() {
  throw redirect("/licenses");
}
