import { data } from "@remix-run/node";
import { titled } from "../messages/title.ts";

export const meta = titled("error.notFound");

export function loader() {
  throw data(null, { status: 404 });
}

export function action() {
  throw data(null, { status: 404 });
}

// The frame's own error page is what shows.
export default function NoSuchPage() {
  return null;
}
