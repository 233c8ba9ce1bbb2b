import { BulkState } from "@throughline/prisma";
import { describe, expect, test } from "vitest";
import { decideOperation, type OperationCommand } from "./operation.rules.ts";

const commands: OperationCommand[] = ["start", "abort", "undo", "discard"];
const states = Object.values(BulkState);
const kindsOf = (command: OperationCommand) =>
  Object.fromEntries(
    states.map((state) => [state, decideOperation(command, state).kind]),
  );

test("only a preview is started, and a second start changes nothing", () => {
  expect(kindsOf("start")).toEqual({
    DRAFT: "refused",
    PLANNING: "refused",
    PREVIEW: "move",
    RUNNING: "unchanged",
    DONE: "unchanged",
    ABORTED: "refused",
    UNDOING: "refused",
    PARTLY_UNDONE: "refused",
    UNDONE: "refused",
  });
});

test("an undo is stopped where it is, once, and gone on with when asked for again", () => {
  expect(decideOperation("abort", "UNDOING")).toEqual({
    kind: "move",
    to: "PARTLY_UNDONE",
  });
  expect(kindsOf("abort")).toMatchObject({
    PARTLY_UNDONE: "unchanged",
    UNDONE: "refused",
  });
  expect(decideOperation("undo", "PARTLY_UNDONE")).toEqual({
    kind: "move",
    to: "UNDOING",
  });
});

test("what runs is stopped; a check goes back to the choice of columns", () => {
  expect(decideOperation("abort", "RUNNING")).toEqual({
    kind: "move",
    to: "ABORTED",
  });
  expect(decideOperation("abort", "PLANNING")).toEqual({
    kind: "move",
    to: "DRAFT",
  });
});

test("what was done, wholly or in part, is taken back once", () => {
  for (const state of ["DONE", "ABORTED"] as const)
    expect(decideOperation("undo", state)).toEqual({
      kind: "move",
      to: "UNDOING",
    });
  expect(kindsOf("undo")).toMatchObject({
    RUNNING: "refused",
    UNDOING: "unchanged",
    UNDONE: "unchanged",
  });
});

test("only what never ran is discarded", () => {
  const removed = states.filter(
    (state) => decideOperation("discard", state).kind === "remove",
  );
  expect(removed).toEqual(["DRAFT", "PLANNING", "PREVIEW"]);
});

describe.each(commands)("a refusal of %s", (command) => {
  test.each(states)("says why while %s", (state) => {
    const decision = decideOperation(command, state);
    if (decision.kind === "refused") expect(decision.reason).toMatch(/\.$/);
  });
});
