import { describe, expect, test } from "vitest";
import {
  decideEnrollment,
  decideStep,
  mayMoveSteps,
  type EnrollmentCommand,
  type StepCommand,
  type StepFacts,
} from "./enrollment.rules.ts";

const monday = new Date("2026-11-16T08:00:00Z");
const opened = { openedAt: monday, startedAt: null };
const begun = { openedAt: monday, startedAt: monday };

const outcomeOf = (command: StepCommand, step: StepFacts) => {
  const decision = decideStep(command, step);
  return decision.kind === "move" ? decision.to : decision.kind;
};

/** Rows: commands. Columns: the states in this order, each of a step that the student had begun. */
const columns = [
  "PENDING",
  "IN_PROGRESS",
  "COMPLETED",
  "FAILED",
  "SKIPPED",
] as const;
const table: Record<StepCommand, string[]> = {
  start: ["IN_PROGRESS", "unchanged", "unchanged", "unchanged", "unchanged"],
  complete: ["COMPLETED", "COMPLETED", "unchanged", "COMPLETED", "refused"],
  fail: ["FAILED", "FAILED", "refused", "unchanged", "refused"],
  skip: ["SKIPPED", "SKIPPED", "refused", "SKIPPED", "unchanged"],
  retry: ["refused", "refused", "refused", "IN_PROGRESS", "refused"],
  reopen: ["refused", "refused", "IN_PROGRESS", "IN_PROGRESS", "IN_PROGRESS"],
};

describe("every command in every state", () => {
  for (const [command, outcomes] of Object.entries(table)) {
    test.each(columns.map((state, index) => [state, outcomes[index]] as const))(
      `${command} on %s gives %s`,
      (state, outcome) => {
        expect(outcomeOf(command as StepCommand, { state, ...begun })).toBe(
          outcome,
        );
      },
    );
  }
});

test("a step whose turn has not come cannot fail", () => {
  const ahead = { state: "PENDING", openedAt: null, startedAt: null } as const;
  expect(decideStep("fail", ahead)).toMatchObject({ kind: "refused" });
});

test("a partner's refusal fails a step that has not started", () => {
  expect(outcomeOf("fail", { state: "PENDING", ...opened })).toBe("FAILED");
});

test.each(["retry", "reopen"] as const)(
  "%s of a step that never began waits again instead of pretending progress",
  (command) => {
    expect(outcomeOf(command, { state: "FAILED", ...opened })).toBe("PENDING");
  },
);

test.each(["CANCELED", "REFUNDED"] as const)(
  "no step of a %s enrollment moves",
  (state) => {
    expect(mayMoveSteps(state, "complete")).toMatchObject({ kind: "refused" });
  },
);

test("a suspended enrollment still takes note of what partners report", () => {
  expect(mayMoveSteps("SUSPENDED", "complete")).toBeNull();
});

const enrollmentTable: Record<EnrollmentCommand, Record<string, string>> = {
  suspend: {
    PENDING: "SUSPENDED",
    ACTIVE: "SUSPENDED",
    SUSPENDED: "unchanged",
    COMPLETED: "refused",
    CANCELED: "refused",
    REFUNDED: "refused",
  },
  resume: {
    PENDING: "refused",
    ACTIVE: "unchanged",
    SUSPENDED: "ACTIVE",
    COMPLETED: "refused",
    CANCELED: "refused",
    REFUNDED: "refused",
  },
  cancel: {
    PENDING: "CANCELED",
    ACTIVE: "CANCELED",
    SUSPENDED: "CANCELED",
    COMPLETED: "refused",
    CANCELED: "unchanged",
    REFUNDED: "refused",
  },
  refund: {
    PENDING: "REFUNDED",
    ACTIVE: "REFUNDED",
    SUSPENDED: "REFUNDED",
    COMPLETED: "refused",
    CANCELED: "refused",
    REFUNDED: "unchanged",
  },
};

describe("every command on an enrollment in every state", () => {
  for (const [command, row] of Object.entries(enrollmentTable)) {
    test.each(Object.entries(row))(
      `${command} when %s gives %s`,
      (state, outcome) => {
        const decision = decideEnrollment(
          command as EnrollmentCommand,
          state as "ACTIVE",
        );
        expect(decision.kind === "move" ? decision.to : decision.kind).toBe(
          outcome,
        );
      },
    );
  }
});
