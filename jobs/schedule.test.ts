import { jobDefinitions } from "@throughline/domain/queue/jobs";
import { expect, test } from "vitest";
import { keepTimetable } from "./schedule.ts";

test("what runs by the clock carries a payload that its worker takes", async () => {
  const scheduled: { queue: string; payload: unknown }[] = [];
  await keepTimetable({
    schedule: (queue: string, _cron: string, payload?: object | null) => {
      scheduled.push({ queue, payload });
      return Promise.resolve();
    },
  });
  expect(scheduled.map(({ queue }) => queue)).toContain("sweep");
  for (const { queue, payload } of scheduled) {
    const definition = jobDefinitions.find((each) => each.queue === queue);
    expect(definition?.payload.safeParse(payload).success).toBe(true);
  }
});
