import { describe, expect, test } from "vitest";
import { faultOfAddress, privateSetting } from "./address.ts";

const production = { allowsPrivatePartners: false };

describe("where partners are reached", () => {
  test.each([
    "https://cloud.scorm.com/api/v2",
    "http://lms.partner.example:8080/v1",
    "https://93.184.216.34/v1",
    "https://[2606:2800:220:1::1]/v1",
  ])("%s is fine", (address) => {
    expect(faultOfAddress(address, production)).toBeNull();
  });

  test.each([
    "http://127.0.0.1:5432",
    "http://127.1/v1",
    "http://2130706433/",
    "http://0x7f.1/",
    "http://10.1.2.3/",
    "http://172.31.0.1/",
    "http://192.168.0.1/",
    "http://169.254.169.254/latest/meta-data",
    "http://[::1]/",
    "http://[::ffff:10.0.0.1]/",
    "http://[fd00::1]/",
    "http://localhost:4000/",
    "http://db.internal./",
    "http://postgres/",
  ])("%s is the school's own network", (address) => {
    expect(faultOfAddress(address, production)).toContain("own network");
    expect(faultOfAddress(address, { allowsPrivatePartners: true })).toBeNull();
  });

  test.each([
    "",
    "cloud.scorm.com",
    "ftp://x.example/",
    "file:///etc/passwd",
    "javascript:alert(1)",
    "https://a:b@x.example/",
    "https://x.example/?a=1",
  ])("%s is refused anywhere", (address) => {
    expect(faultOfAddress(address, { allowsPrivatePartners: true })).not.toBe(
      null,
    );
  });
});

test("addresses among the settings are looked at too", () => {
  const settings = {
    clientId: "localhost",
    loginUrl: "https://tool.example/login?a=1",
    jwksUrl: "http://10.0.0.1/keys",
  };
  expect(privateSetting(settings, production)).toMatchObject({
    field: "jwksUrl",
  });
  expect(privateSetting(settings, { allowsPrivatePartners: true })).toBeNull();
  expect(
    privateSetting(
      { ...settings, jwksUrl: "https://tool.example/keys" },
      production,
    ),
  ).toBeNull();
});
