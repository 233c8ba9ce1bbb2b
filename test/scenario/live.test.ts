import { createClient } from "graphql-ws";
import { afterAll, beforeAll, expect, test } from "vitest";
import WebSocket from "ws";
import { enrollStudent } from "../support/student.ts";
import { openTown, type Town } from "../support/town.ts";
import { until } from "../support/until.ts";

let town: Town;
beforeAll(async () => {
  town = await openTown();
});
afterAll(() => town.close());

interface Change {
  cursor: string;
  type: string;
}
const stepChanged = `subscription ($enrollmentId: ID!, $after: String) { enrollmentStepChanged(enrollmentId: $enrollmentId, after: $after) { cursor type } }`;

function follow(variables: Record<string, unknown>) {
  const { cookie } = town.admin;
  class WithCookie extends WebSocket {
    constructor(address: string, protocols?: string | string[]) {
      super(address, protocols, { headers: { cookie, origin: town.api.url } });
    }
  }
  const client = createClient({
    url: `${town.api.url.replace("http", "ws")}/graphql`,
    webSocketImpl: WithCookie,
    retryAttempts: 0,
  });
  const seen: Change[] = [];
  const failures: unknown[] = [];
  const stop = client.subscribe<{ enrollmentStepChanged: Change }>(
    { query: stepChanged, variables },
    {
      next: ({ data, errors }) => {
        if (data) seen.push(data.enrollmentStepChanged);
        if (errors) failures.push(...errors);
      },
      error: (error) => failures.push(error),
      complete: () => {},
    },
  );
  return {
    seen,
    failures,
    stop: () => {
      stop();
      void client.dispose();
    },
  };
}

test("a worker's change reaches a subscriber over WebSocket, and a reconnected one misses nothing", async () => {
  const ana = await enrollStudent(town);
  await ana.reaches("milady", "IN_PROGRESS");
  const first = follow({ enrollmentId: ana.enrollmentId });
  let percent = 1;
  const heard = await until("the subscription stands", async () => {
    await ana.progressAt("milady", (percent += 1));
    return first.seen[0];
  });
  first.stop();

  await ana.finishAt("milady");
  await ana.reaches("certiport", "IN_PROGRESS");
  await ana.finishAt("certiport");
  await ana.reaches("nha", "IN_PROGRESS");

  const second = follow({
    enrollmentId: ana.enrollmentId,
    after: heard.cursor,
  });
  const told = () => second.seen.map(({ type }) => type);
  await until(
    "the last was told",
    () => told().filter((type) => type === "step.started").length === 2,
  );
  second.stop();
  const withoutProgress = (types: string[]) =>
    types.filter((type) => type !== "step.progressed");
  const history = await ana.history();
  const since = history.slice(history.indexOf("step.progressed"));
  expect(withoutProgress(told())).toEqual(withoutProgress(since));
  expect(new Set(second.seen.map(({ cursor }) => cursor)).size).toBe(
    second.seen.length,
  );
});

test("the same subscription works over server-sent events", async () => {
  const bo = await enrollStudent(town);
  const response = await fetch(`${town.api.url}/graphql`, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      accept: "text/event-stream",
      cookie: town.admin.cookie,
    },
    body: JSON.stringify({
      query: stepChanged,
      variables: { enrollmentId: bo.enrollmentId },
    }),
  });
  expect(response.headers.get("content-type")).toContain("text/event-stream");
  const reader = response.body?.getReader();
  const decoder = new TextDecoder();
  let text = "";
  const finishing = bo.finishAt("milady");
  while (!text.includes("step.completed")) {
    const chunk = await reader?.read();
    if (!chunk || chunk.done) break;
    text += decoder.decode(chunk.value, { stream: true });
  }
  await finishing;
  await reader?.cancel();
  expect(text).toContain("event: next");
  expect(text).toContain("step.completed");
});

test("a cursor that is none of ours is refused by name", async () => {
  const ana = await enrollStudent(town);
  const { failures, stop } = follow({
    enrollmentId: ana.enrollmentId,
    after: "yesterday",
  });
  await until("it was refused", () => failures.length > 0);
  stop();
  expect(JSON.stringify(failures)).toContain("INVALID_CURSOR");
});

test("the pipeline of a course is told after each change, bursts as one", async () => {
  const course = await town.admin.ask<{ course: { id: string } }>(
    `query ($code: String!) { course(code: $code) { id } }`,
    { code: town.course.code },
  );
  const response = await fetch(`${town.api.url}/graphql`, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      accept: "text/event-stream",
      cookie: town.admin.cookie,
    },
    body: JSON.stringify({
      query: `subscription ($courseId: ID!) { pipelineChanged(courseId: $courseId) { pipeline { enrollments steps { waiting inProgress } } } }`,
      variables: { courseId: course.course.id },
    }),
  });
  const reader = response.body?.getReader();
  const enrolling = Promise.all(
    Array.from({ length: 5 }, () => enrollStudent(town)),
  );
  const decoder = new TextDecoder();
  let text = "";
  await enrolling;
  const enough = `"enrollments":${await town.database.enrollment.count()}`;
  while (!text.includes(enough)) {
    const chunk = await reader?.read();
    if (!chunk || chunk.done) break;
    text += decoder.decode(chunk.value, { stream: true });
  }
  await reader?.cancel();
  expect(text).toContain(enough);
  expect(text.split("event: next").length - 1).toBeLessThan(40);
});
