import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { coalesce, type Timers } from "./coalesce.ts";

const timers: Timers = {
  now: () => Date.now(),
  after: (ms, run) => {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
};

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test("the first event runs at once", () => {
  const run = vi.fn(() => true);
  coalesce(run, 250, timers).hit();
  vi.advanceTimersByTime(0);
  expect(run).toHaveBeenCalledTimes(1);
});

test("a storm runs at most every 250 ms and once after its last event", () => {
  const run = vi.fn(() => true);
  const storm = coalesce(run, 250, timers);
  for (let at = 0; at < 95; at += 1) {
    storm.hit();
    vi.advanceTimersByTime(10);
  }
  expect(run).toHaveBeenCalledTimes(4);
  vi.advanceTimersByTime(1000);
  expect(run).toHaveBeenCalledTimes(5);
});

test("what came during a running load is loaded when it has ended", () => {
  let isBusy = true;
  const run = vi.fn(() => !isBusy);
  const changes = coalesce(run, 250, timers);
  changes.hit();
  vi.advanceTimersByTime(1000);
  expect(run).toHaveLastReturnedWith(false);
  isBusy = false;
  changes.ready();
  vi.advanceTimersByTime(0);
  expect(run).toHaveLastReturnedWith(true);
  changes.ready();
  vi.advanceTimersByTime(1000);
  expect(run).toHaveBeenCalledTimes(2);
});

test("after a stop nothing runs", () => {
  const run = vi.fn(() => true);
  const changes = coalesce(run, 250, timers);
  changes.hit();
  changes.stop();
  vi.advanceTimersByTime(1000);
  expect(run).not.toHaveBeenCalled();
});
