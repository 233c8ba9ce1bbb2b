/** A signed-in user of the API, as a third party's program would be one. */
export interface ApiClient {
  cookie: string;
  /** Runs an operation. Throws where the answer has errors. */
  ask: <Answer>(
    query: string,
    variables?: Record<string, unknown>,
  ) => Promise<Answer>;
}

/** Signs in with e-mail and password, as from a page of `origin`. Throws where that fails. */
export async function signIn(
  apiUrl: string,
  login: { email: string; password: string },
  origin = apiUrl,
): Promise<ApiClient> {
  const response = await fetch(`${apiUrl}/api/auth/sign-in/email`, {
    method: "POST",
    headers: { "content-type": "application/json", origin },
    body: JSON.stringify(login),
  });
  if (!response.ok)
    throw new Error(
      `signing in answered ${response.status}: ${await response.text()}`,
    );
  const cookie = response.headers
    .getSetCookie()
    .map((each) => each.split(";")[0])
    .join("; ");
  return {
    cookie,
    async ask<Answer>(query: string, variables = {}) {
      const answered = await fetch(`${apiUrl}/graphql`, {
        method: "POST",
        headers: { "content-type": "application/json", cookie },
        body: JSON.stringify({ query, variables }),
      });
      const { data, errors } = (await answered.json()) as {
        data?: Answer;
        errors?: unknown;
      };
      if (errors || !data) throw new Error(JSON.stringify(errors));
      return data;
    },
  };
}
