import { currentEnv } from "./env.ts";

const forwarded = [
  "accept-language",
  "user-agent",
  "x-forwarded-for",
  "x-request-id",
];

/** What every call to the api on behalf of a request carries: whose browser it is, and which request. */
export function apiHeaders(request: Request): Headers {
  const headers = new Headers({
    "content-type": "application/json",
    origin: currentEnv().publicUrl.origin,
  });
  for (const name of ["cookie", ...forwarded]) {
    const value = request.headers.get(name);
    if (value !== null) headers.set(name, value);
  }
  return headers;
}
