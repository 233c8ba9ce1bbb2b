/** The sign-in page that leads back to the page at `url` afterwards. */
export function signInPath(url: string): string {
  const { pathname, search } = new URL(url);
  const to = pathname + search;
  return to === "/" ? "/sign-in" : `/sign-in?${new URLSearchParams({ to })}`;
}
