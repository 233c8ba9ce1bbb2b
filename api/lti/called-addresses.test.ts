import { expect, test } from "vitest";
import { faultOfCalledAddresses } from "./called-addresses.ts";

const settings = {
  clientId: "client-1",
  deploymentId: "deployment-1",
  loginUrl: "https://tool.example/login",
  redirectUris: ["https://tool.example/launch"],
  jwksUrl: "https://tool.example/jwks?tenant=7",
  targetUrl: "https://tool.example",
};
const production = {
  allowsPrivatePartners: false,
  resolve: () => Promise.resolve([{ address: "93.184.216.34" }]),
};

test("a tool on the internet may be called for its keys", async () => {
  expect(await faultOfCalledAddresses(settings, production)).toBeNull();
});

test.each([
  ["jwksUrl", { jwksUrl: "http://169.254.169.254/latest" }],
  ["jwksUrl", { jwksUrl: "http://localhost:5432/" }],
  [
    "loginUrl",
    {
      jwksUrl: undefined,
      publicJwk: { kty: "RSA" },
      loginUrl: "http://10.0.0.1/login",
    },
  ],
  ["clientId", { clientId: " client-1" }],
])(
  "settings by which we would call into our own network are refused: %s",
  async (field, change) => {
    const changed = { ...settings, ...change };
    expect(await faultOfCalledAddresses(changed, production)).toMatchObject({
      field,
    });
  },
);

test("a demo may call its own machine", async () => {
  const local = { ...settings, jwksUrl: "http://127.0.0.1:4091/jwks" };
  const demo = { allowsPrivatePartners: true };
  expect(await faultOfCalledAddresses(local, demo)).toBeNull();
});
