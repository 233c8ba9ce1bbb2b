import { z } from "zod";

/** A step as it is typed; numbers stay text until they are saved. */
export interface TypedStep {
  id: string;
  label: string;
  title: string;
  summary: string;
  required: boolean;
  expectedDays: string;
  partnerId: string;
  partnerCourseRef: string;
}

/** What a button of the editor asks for. */
export type StepsCommand =
  { kind: "save" | "add" } | { kind: "up" | "down" | "remove"; index: number };

const mostSteps = 100;

const text = z.string().max(5_000).catch("");

/** Reads the steps of a posted editor, in their order: each field is named `steps.<place>.<name>`. */
export function readSteps(fields: FormData): TypedStep[] {
  const count = z.coerce
    .number()
    .int()
    .min(0)
    .max(mostSteps)
    .catch(0)
    .parse(fields.get("count"));
  return Array.from({ length: count }, (_, index) => {
    const field = (name: string) =>
      text.parse(fields.get(`steps.${index}.${name}`));
    return {
      id: field("id"),
      label: field("label"),
      title: field("title"),
      summary: field("summary"),
      required: field("required") === "yes",
      expectedDays: field("expectedDays"),
      partnerId: field("partnerId"),
      partnerCourseRef: field("partnerCourseRef"),
    };
  });
}

/** Reads a button's value, such as `up:2`; null for one that the editor does not have. */
export function readCommand(value: unknown): StepsCommand | null {
  const read = /^(?:(save|add)|(up|down|remove):(\d{1,3}))$/.exec(
    typeof value === "string" ? value : "",
  );
  if (!read) return null;
  const [, alone, kind, index] = read;
  return alone === undefined
    ? {
        kind: kind as "up" | "down" | "remove",
        index: Number(index),
      }
    : { kind: alone as "save" | "add" };
}

/** The steps after a button that changes only what is typed. What cannot be done leaves them as they are. */
export function rearrange(
  steps: readonly TypedStep[],
  command: StepsCommand,
): TypedStep[] {
  switch (command.kind) {
    case "add":
      return steps.length < mostSteps ? [...steps, blank] : [...steps];
    case "remove":
      return steps.filter((_, index) => index !== command.index);
    case "up":
      return swapped(steps, command.index - 1);
    case "down":
      return swapped(steps, command.index);
    case "save":
      return [...steps];
  }
}

const blank: TypedStep = {
  id: "",
  label: "",
  title: "",
  summary: "",
  required: true,
  expectedDays: "7",
  partnerId: "",
  partnerCourseRef: "",
};

/** The step at a place changes places with the one after it. */
function swapped(steps: readonly TypedStep[], first: number): TypedStep[] {
  const one = steps[first];
  const other = steps[first + 1];
  return one && other ? steps.toSpliced(first, 2, other, one) : [...steps];
}
