import { createServer, type Server } from "node:http";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { afterEach, expect, test } from "vitest";
import { openStripe } from "./client.ts";

let server: Server;
afterEach(() => {
  server.close();
  server.closeAllConnections();
});

test.each([
  [404, '{"message": "a proxy found nothing"}'],
  [502, "<html>Bad gateway</html>"],
])(
  "status %i without an error of Stripe is a failure, not a product",
  async (status, body) => {
    const stripe = await answering(status, body);
    await expect(
      stripe.products.retrieve("prod_1", {}, { maxNetworkRetries: 0 }),
    ).rejects.toMatchObject({ type: "StripeAPIError" });
  },
);

test("an answer of Stripe is left as it is", async () => {
  const stripe = await answering(200, '{"id": "prod_1", "object": "product"}');
  expect(await stripe.products.retrieve("prod_1")).toMatchObject({
    id: "prod_1",
  });
});

async function answering(status: number, body: string) {
  server = createServer((_request, response) => {
    response.writeHead(status).end(body);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return openStripe({
    secretKey: "sk_test_key",
    apiBase: `http://127.0.0.1:${port}`,
  });
}
