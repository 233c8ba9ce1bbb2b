/** The places from which a browser may use its cookie here. */
export interface Origins {
  list: string[];
  isTrusted: (origin: string) => boolean;
}

/** The given origins; one on 127.0.0.1 goes by localhost too, as people type it. */
export function trustOrigins(urls: readonly string[]): Origins {
  const trusted = new Set(urls.flatMap(namesOf));
  return {
    list: [...trusted],
    isTrusted: (origin) => trusted.has(origin),
  };
}

function namesOf(text: string): string[] {
  const url = new URL(text);
  const { origin } = url;
  if (url.hostname !== "127.0.0.1") return [origin];
  url.hostname = "localhost";
  return [origin, url.origin];
}
