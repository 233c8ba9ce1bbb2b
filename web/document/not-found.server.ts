import { data } from "@remix-run/node";

/** The loader and action of an address without a page: the frame's own error page is what shows. */
export function answerNotFound(): never {
  throw data(null, { status: 404 });
}
