import { expect, test } from "vitest";
import { readWhatIf } from "./what-if.ts";

const steps = [
  { id: "1", slug: "milady" },
  { id: "2", slug: "exam" },
];
const read = (address: string) =>
  readWhatIf(new URLSearchParams(address), steps);

test("an address without wishes changes nothing", () => {
  expect(read("speed-milady=&other=3")).toMatchObject({
    changes: [],
    problems: [],
  });
});

test("a speed and a number of students are read for each step", () => {
  expect(read("speed-milady=1,5&capacity-exam=30").changes).toEqual([
    { courseStepId: "1", speed: 1.5, capacity: undefined },
    { courseStepId: "2", speed: undefined, capacity: 30 },
  ]);
});

test.each([
  ["speed-milady=0", "speed"],
  ["speed-milady=11", "speed"],
  ["speed-milady=1e3", "speed"],
  ["speed-milady=%00", "speed"],
  ["capacity-milady=2.5", "capacity"],
  ["capacity-milady=-1", "capacity"],
  ["capacity-milady=99999999", "capacity"],
])("%s makes no sense, is told, and stays as it was typed", (address, kind) => {
  const { changes, problems, wishes } = read(`${address}&speed-exam=2`);
  expect(problems).toEqual([{ field: `${kind}-milady`, kind }]);
  expect(changes).toHaveLength(1);
  expect(wishes[0]).not.toEqual({ slug: "milady", speed: "", capacity: "" });
});
