import type { Stripe } from "stripe";

/**
 * Stripe's client takes an answer for a success that has a status of 400 or more and a body without `error`, as a proxy in
 * between may give it. Through this client such an answer fails.
 */
export function refusesUntoldErrors(
  client: Stripe.HttpClient,
): Stripe.HttpClient {
  const makeRequest = client.makeRequest.bind(client);
  client.makeRequest = async (...request) => {
    const response = await makeRequest(...request);
    const toJSON = response.toJSON.bind(response);
    response.toJSON = async () => {
      const body: unknown = await toJSON();
      if (response.getStatusCode() >= 400 && !tellsError(body))
        throw new Error(`status ${response.getStatusCode()} without an error`);
      return body;
    };
    return response;
  };
  return client;
}

const tellsError = (body: unknown) =>
  typeof body === "object" &&
  body !== null &&
  "error" in body &&
  Boolean(body.error);
