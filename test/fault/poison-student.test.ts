import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { monday } from "../support/journey.ts";
import {
  openSchools,
  type PartnerSchool,
  type Schools,
} from "../support/schools.ts";
import { until } from "../support/until.ts";

/** What the partner answers to whatever names this student, while it answers all others as ever. */
let fate = { reference: "", status: 500 };
let town: Schools;
let milady: PartnerSchool;
let door: Server;

beforeAll(async () => {
  town = await openSchools(["milady"], { startAt: monday });
  [milady] = town.schools as [PartnerSchool];
  door = await openDoor(town.gate.url);
  const { port } = door.address() as AddressInfo;
  await town.database.partnerConnection.update({
    where: { partnerId: milady.partner.id },
    data: { baseUrl: `http://127.0.0.1:${port}/milady/v1` },
  });
});
afterAll(async () => {
  await town.close();
  door.closeAllConnections();
  door.close();
});

/** Stands before the gate. */
async function openDoor(behind: string): Promise<Server> {
  const server = createServer((incoming, outgoing) => {
    const pass = async () => {
      const { method, url = "/", headers } = incoming;
      const body = Buffer.concat(await incoming.toArray()).toString();
      if (fate.reference !== "" && `${url} ${body}`.includes(fate.reference)) {
        outgoing.writeHead(fate.status).end("{}");
        return;
      }
      const { host: _host, connection: _connection, ...sent } = headers;
      const answer = await fetch(new URL(url, behind), {
        method,
        headers: sent as Record<string, string>,
        ...(body !== "" && { body }),
      });
      outgoing
        .writeHead(answer.status, { "content-type": "application/json" })
        .end(await answer.text());
    };
    pass().catch(() => outgoing.destroy());
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return server;
}

/** Enrols a student whom the partner answers with this status. */
async function enrollIllFated(status: number): Promise<string> {
  const [id = ""] = await town.enroll(milady, 1);
  const { id: reference } = await requestOf(id);
  fate = { reference, status };
  return id;
}
const requestOf = (enrollmentId: string) =>
  town.database.partnerEnrollment.findFirstOrThrow({
    where: { enrollmentStep: { enrollmentId } },
  });
const opened = () =>
  town.database.domainEvent.count({
    where: { type: "partner.circuitOpened" },
  });
const circuit = () =>
  town.database.partnerCircuit.findUniqueOrThrow({
    where: { partnerId: milady.partner.id },
  });
/** Half a minute goes by for the school. */
async function passTime() {
  town.clock.forward(30);
  await sleep(200);
}

test("one student on whom a quiet partner always fails is given up, and the others go on", async () => {
  const ill = await enrollIllFated(500);
  await town.startWorker();
  await until("the circuit opened", async () => {
    await passTime();
    return (await opened()) > 0;
  });
  const others = await town.enroll(milady, 4);
  await until("the others are enrolled", async () => {
    await passTime();
    return (await town.count(others)).IN_PROGRESS === 4;
  });
  expect(await town.count([ill])).toEqual({ PENDING: 1 });

  await until(
    "the one is given up",
    async () => {
      await passTime();
      return (await town.count([ill])).FAILED === 1;
    },
    100,
  );
  const step = await town.database.enrollmentStep.findFirstOrThrow({
    where: { enrollmentId: ill },
  });
  expect(step.failureReason).toContain("milady gave no answer 12 times");
  await until("it is with the dead letters", async () => {
    const dead = await town.database.$queryRaw<unknown[]>`
      SELECT 1 FROM pgboss.job WHERE name = 'partner.enrol.dead'`;
    return dead.length === 1;
  });
  // Five failures in a row open it; each of the other seven may open it once more, where its time comes before the gentle drain ends.
  expect(await opened()).toBeLessThanOrEqual(1 + 7);
  await until("the circuit is closed for good", async () => {
    await passTime();
    return (await circuit()).state === "CLOSED";
  });
});

test("a partner that is well, but does not accept our key, uses up nobody's tries", async () => {
  const before = await opened();
  const waiting = await enrollIllFated(401);
  await until("it was tried again and again", async () => {
    await passTime();
    return (await opened()) >= before + 3;
  });
  expect(await requestOf(waiting)).toMatchObject({ failures: 0 });
  fate = { reference: "", status: 500 };
  await until("the student is enrolled", async () => {
    await passTime();
    return (await town.count([waiting])).IN_PROGRESS === 1;
  });
});
