import { describe, expect, it } from "vitest";
import { choosePorts } from "./ports.ts";
import { chooseStripe } from "./stripe.ts";
import { chooseUrls } from "./urls.ts";

const secrets = {
  auth: "",
  database: "",
  encryption: "",
  partners: {},
  stripe: {
    key: "sk_test_own",
    webhookSecret: "whsec_own",
    connectWebhookSecret: "whsec_connect",
  },
};

const choose = (env: NodeJS.ProcessEnv) =>
  chooseStripe(env, chooseUrls(env, choosePorts(env)), secrets);

describe("Stripe", () => {
  it("is simulated, with secrets of this clone, where no key is given", () => {
    const { isSimulated, api, jobs } = choose({ PORT_OFFSET: "10" });
    expect(isSimulated).toBe(true);
    expect(jobs).toEqual({
      STRIPE_SECRET_KEY: "sk_test_own",
      STRIPE_API_BASE: "http://127.0.0.1:4102",
    });
    expect(api).toEqual({
      ...jobs,
      STRIPE_WEBHOOK_SECRET: "whsec_own",
      STRIPE_CONNECT_WEBHOOK_SECRET: "whsec_connect",
    });
  });

  it("is Stripe itself where a key is given, and no secret of ours is mixed in", () => {
    const { isSimulated, api } = choose({
      STRIPE_SECRET_KEY: "sk_live_theirs",
      STRIPE_WEBHOOK_SECRET: "whsec_theirs",
    });
    expect(isSimulated).toBe(false);
    expect(api).toEqual({
      STRIPE_SECRET_KEY: "sk_live_theirs",
      STRIPE_API_BASE: "",
      STRIPE_WEBHOOK_SECRET: "whsec_theirs",
      STRIPE_WEBHOOK_SECRET_PREVIOUS: "",
      STRIPE_CONNECT_WEBHOOK_SECRET: "",
    });
  });
});
