import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";
import { setTimeout as wait } from "node:timers/promises";
import { openAdapter, type AdapterKind } from "./adapters.ts";
import {
  describePartner,
  type HeardDelivery,
  type PartnerUnderTest,
} from "./describe-partner.ts";
import { SCORM_APP_ID } from "./simulator/scorm.routes.ts";
import { startPartnerSimulator } from "./simulator/server.ts";
import type { SimulatedPartner } from "./simulator/settings.ts";

const secret = `whsec_${Buffer.alloc(32, 7).toString("base64")}`;
const slug = "school";

interface Kind {
  adapter: AdapterKind;
  simulated: NonNullable<SimulatedPartner["kind"]>;
  path: string;
  settings: (webhookUrl: string) => Record<string, unknown>;
}

const kinds: Record<string, Kind> = {
  REST: {
    adapter: "REST",
    simulated: "rest",
    path: "v1",
    settings: () => ({}),
  },
  "SCORM Cloud": {
    adapter: "SCORM_CLOUD",
    simulated: "scorm",
    path: "api/v2",
    settings: (postbackUrl) => ({ appId: SCORM_APP_ID, postbackUrl }),
  },
  "a school that makes accounts": {
    adapter: "ACCOUNT",
    simulated: "account",
    path: "v1",
    settings: () => ({ requiredCourses: ["SAFE", "SFZ"] }),
  },
};

for (const [name, kind] of Object.entries(kinds))
  describePartner(name, () => openSimulated(kind));

describePartner("a school with vouchers", openVoucherSchool);

async function openSimulated({
  adapter,
  simulated,
  path,
  settings,
}: Kind): Promise<PartnerUnderTest> {
  const inbox = await openInbox();
  const simulator = await startPartnerSimulator({
    port: 0,
    partners: [
      {
        slug,
        name: "School",
        kind: simulated,
        pageLimit: 2,
        apiKey: "sesame",
        webhookSecret: secret,
        webhookUrl: inbox.url,
        courses: [
          { ref: "SFZ", title: "Sanitation" },
          { ref: "SAFE", title: "Safety" },
        ],
      },
    ],
    now: () => new Date(),
    random: Math.random,
    retryFactor: 0.001,
  });
  const open = (apiKey: string) =>
    openAdapter(adapter, {
      baseUrl: `${simulator.url}/${slug}/${path}/`,
      apiKey,
      webhookSecret: secret,
      settings: settings(inbox.url),
      timeoutMs: 2_000,
    });
  return {
    adapter: open("sesame"),
    stranger: open("wrong"),
    courseRef: "SFZ",
    secret,
    placesFor: () =>
      simulator.state().partners[0]?.counts.enrolled ?? Number.NaN,
    complete: (reference) => simulator.progress(slug, reference, 100),
    loseReplies: (on) => simulator.setFaults({ loseReplyRate: on ? 1 : 0 }),
    down: (on) => simulator.setFaults({ down: on }),
    rateLimit: (on) =>
      simulator.setFaults({ rateLimit: on, retryAfterSeconds: 7 }),
    async heard() {
      while (simulator.pendingWebhooks() > 0) await wait(10);
      return inbox.deliveries;
    },
    async close() {
      await simulator.close();
      await inbox.close();
    },
  };
}

function openVoucherSchool(): Promise<PartnerUnderTest> {
  const code = "Sun-1234 flower";
  return Promise.resolve({
    adapter: openAdapter("VOUCHER", {
      baseUrl: "https://school.example/redeem",
      apiKey: "ours",
      settings: {},
    }),
    courseRef: "SFZ",
    voucher: code,
    placesFor: () => null,
    complete: () => false,
    completionsFile: () =>
      Buffer.from(
        `\uFEFFCompletion Date;"Voucher ""Code""";Notes\r\n2026-11-20;sun1234FLOWER;"well\r\ndone; =1+1"\r\n`,
      ),
    close: () => Promise.resolve(),
  });
}

/** Takes whatever is posted, and keeps it. */
async function openInbox() {
  const deliveries: HeardDelivery[] = [];
  const server = createServer((request, response) => {
    void buffer(request).then((rawBody) => {
      const headers = Object.fromEntries(
        Object.entries(request.headers).filter(
          (entry): entry is [string, string] => typeof entry[1] === "string",
        ),
      );
      deliveries.push({ rawBody, headers });
      response.writeHead(202).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/`,
    deliveries,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(resolve);
      }),
  };
}
