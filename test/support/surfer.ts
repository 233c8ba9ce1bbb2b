/** A page that a browser without scripts ended at. */
export interface SurferPage {
  status: number;
  url: string;
  text: string;
  headers: Headers;
  /** Every address on the way here, the first one asked for included. */
  way: string[];
}

/** A browser without scripts: follows redirects, sends each site its own cookie, and presses the button of a form. */
export interface Surfer {
  go: (url: string) => Promise<SurferPage>;
  /** Presses the first form's button; `change` replaces fields. Like a browser's lax cookies, none go along to another site. */
  submit: (
    page: Pick<SurferPage, "status" | "url" | "text">,
    change?: Record<string, string>,
  ) => Promise<SurferPage>;
}

/** What a page's first form would post. */
export interface PageForm {
  action: string;
  fields: Record<string, string>;
}

/** Opens a browser that holds a cookie for each of these hosts. */
export function surferWith(cookies: Record<string, string>): Surfer {
  async function follow(
    url: string,
    init: RequestInit,
    way: string[] = [],
  ): Promise<SurferPage> {
    const isPost = init.method === "POST";
    const cookie = isPost ? undefined : cookies[new URL(url).host];
    const headers = { ...init.headers, ...(cookie && { cookie }) };
    const answer = await fetch(url, { ...init, headers, redirect: "manual" });
    const seen = [...way, url];
    const location = answer.headers.get("location");
    if (location && answer.status < 400 && seen.length < 10) {
      await answer.body?.cancel();
      return follow(new URL(location, url).href, {}, seen);
    }
    const { status, headers: said } = answer;
    return { status, url, text: await answer.text(), headers: said, way: seen };
  }
  return {
    go: (url) => follow(url, {}),
    submit(page, change = {}) {
      const { action, fields } = formOf(page);
      return follow(new URL(action, page.url).href, {
        method: "POST",
        headers: { "content-type": "application/x-www-form-urlencoded" },
        body: new URLSearchParams({ ...fields, ...change }).toString(),
      });
    },
  };
}

/** Reads the first form of a page. Throws where there is none. */
export function formOf({
  text,
  status,
}: Pick<SurferPage, "text" | "status">): PageForm {
  const form = /<form[^>]*action="([^"]*)"[^>]*>(.*?)<\/form>/s.exec(text);
  if (!form) throw new Error(`no form, but ${status}: ${text.slice(0, 500)}`);
  const inputs = (form[2] ?? "").matchAll(
    /<input[^>]*name="([^"]*)"[^>]*value="([^"]*)"/g,
  );
  return {
    action: plain(form[1] ?? ""),
    fields: Object.fromEntries(
      [...inputs].map(([, name, value]) => [
        plain(name ?? ""),
        plain(value ?? ""),
      ]),
    ),
  };
}

const plain = (html: string) =>
  html.replace(/&#(\d+);/g, (_all, code: string) =>
    String.fromCharCode(Number(code)),
  );
