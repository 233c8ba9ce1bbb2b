import { expect, test } from "vitest";
import { faultOfConnection } from "./connection-fault.ts";
import type { Resolve } from "./host.ts";

const names: Record<string, string[]> = {
  "lms.partner.example": ["93.184.216.34", "2606:2800:220:1::1"],
  "inside.partner.example": ["10.0.0.5"],
  "loops.partner.example": ["127.0.0.1"],
  "metadata.partner.example": ["169.254.169.254"],
  "six.partner.example": ["fd00::1"],
  "mapped.partner.example": ["::ffff:192.168.0.1"],
  "half.partner.example": ["93.184.216.34", "172.16.0.9"],
  "empty.partner.example": [],
};
const asked: string[] = [];
const resolve: Resolve = (host) => {
  asked.push(host);
  const code = host.startsWith("busy") ? "EAI_AGAIN" : "ENOTFOUND";
  const addresses = names[host];
  return addresses
    ? Promise.resolve(addresses.map((address) => ({ address })))
    : Promise.reject(Object.assign(new Error(code), { code }));
};
const production = { allowsPrivatePartners: false, resolve };
const rest = (host: string) => ({
  adapter: "REST" as const,
  baseUrl: `https://${host}/v1`,
  settings: {},
});

test("a partner on the internet is reached", async () => {
  const fault = await faultOfConnection(
    rest("lms.partner.example."),
    production,
  );
  expect(fault).toBeNull();
});

test.each(Object.keys(names).filter((name) => !/^(lms|empty)/.test(name)))(
  "%s leads into the school's own network",
  async (host) => {
    expect(await faultOfConnection(rest(host), production)).toEqual({
      field: "baseUrl",
      reason: "lies in the school's own network",
    });
  },
);

test.each([
  ["nowhere.partner.example", "cannot be found"],
  ["empty.partner.example", "cannot be found"],
  ["busy.partner.example", "cannot be looked up just now"],
])("%s is refused by the field's name: it %s", async (host, reason) => {
  expect(await faultOfConnection(rest(host), production)).toEqual({
    field: "baseUrl",
    reason: expect.stringContaining(reason) as string,
  });
});

test("the addresses that we call of an LTI tool are looked up too", async () => {
  const settings = {
    clientId: "client-1",
    deploymentId: "deployment-1",
    loginUrl: "https://lms.partner.example/login",
    redirectUris: ["https://lms.partner.example/launch"],
    jwksUrl: "https://inside.partner.example/jwks?tenant=7",
    targetUrl: "https://lms.partner.example",
  };
  const tool = {
    adapter: "LTI" as const,
    baseUrl: "https://lms.partner.example",
    settings,
  };
  expect(await faultOfConnection(tool, production)).toEqual({
    field: "settings.jwksUrl",
    reason: "lies in the school's own network",
  });
});

test("what is wrong as it is written is said without looking anything up", async () => {
  asked.length = 0;
  const wrong = {
    ...rest("inside.partner.example"),
    settings: { surprise: 1 },
  };
  expect(await faultOfConnection(wrong, production)).toMatchObject({
    field: "settings.surprise",
  });
  const literal = { ...rest("x"), baseUrl: "http://10.0.0.1" };
  expect(await faultOfConnection(literal, production)).not.toBeNull();
  expect(asked).toEqual([]);
});

test("a demo may reach its own machine, and looks nothing up", async () => {
  asked.length = 0;
  const demo = { allowsPrivatePartners: true, resolve };
  for (const host of ["localhost", "inside.partner.example", "nowhere.example"])
    expect(await faultOfConnection(rest(host), demo)).toBeNull();
  expect(asked).toEqual([]);
});
