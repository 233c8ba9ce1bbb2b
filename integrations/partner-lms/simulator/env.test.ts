import { expect, test } from "vitest";
import { readSimulatorEnv } from "./env.ts";

const school = {
  slug: "milady",
  name: "Milady",
  apiKey: "k",
  webhookSecret: "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
  webhookUrl: "http://127.0.0.1:4000/webhooks/partners/milady",
  courses: [{ ref: "SFZ", title: "Safety" }],
};

test("the schools are all that must be set", () => {
  expect(
    readSimulatorEnv({ PARTNER_SIMULATOR_PARTNERS: JSON.stringify([school]) }),
  ).toMatchObject({
    port: 4_100,
    host: "127.0.0.1",
    partners: [school],
    autopilot: { studentsPerMinute: 20, running: true },
  });
});

test("everything wrong is named at once", () => {
  const read = () =>
    readSimulatorEnv({
      PARTNER_SIMULATOR_PORT: "many",
      PARTNER_SIMULATOR_AUTOPILOT: "maybe",
      PARTNER_SIMULATOR_PARTNERS: "@/no/such/file",
    });
  expect(read).toThrow(/PORT[^]*PARTNERS: is not JSON[^]*AUTOPILOT/);
});

test("a school's mistake is named by its place", () => {
  const wrong = [school, { ...school, slug: "No Slug" }];
  expect(() =>
    readSimulatorEnv({ PARTNER_SIMULATOR_PARTNERS: JSON.stringify(wrong) }),
  ).toThrow("PARTNER_SIMULATOR_PARTNERS.1.slug");
});
