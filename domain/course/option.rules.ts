import type { SessionState } from "@throughline/prisma";
import {
  clashesAmong,
  clashInWords,
  type ClassNeeds,
} from "../session/clash.rules.ts";
import { objectionToChange, overlaps } from "../session/session.rules.ts";
import type { DraftStep } from "./draft.content.ts";
import type { Objection } from "./draft.rules.ts";

/** A class as the rules of options read it. */
export interface OptionSession extends ClassNeeds {
  state: SessionState;
}

export interface OptionFacts {
  /** Every class that the draft names or that is an option now. */
  sessions: ReadonlyMap<string, OptionSession>;
  /** The options that the course's steps have now, by the step's id. */
  attached: ReadonlyMap<string, readonly string[]>;
  /** How many seats of an option are taken for its step, by `<step>.<class>`. */
  booked: ReadonlyMap<string, number>;
  now: Date;
}

type DraftOption = OptionSession & {
  stepIndex: number;
  /** The draft attaches it. */
  isNew: boolean;
};

/** The classes by which a draft's step could be taken once it is published: those of now without the detached, and the attached. */
export function optionIdsOf(
  { id, attach, detach }: Pick<DraftStep, "id" | "attach" | "detach">,
  attached: OptionFacts["attached"],
): string[] {
  const present = attached.get(id ?? "") ?? [];
  const kept = present.filter((each) => !detach.includes(each));
  return [...new Set([...kept, ...attach])];
}

/** What stands against the options of a draft's steps. */
export function objectionsToOptions(
  steps: readonly DraftStep[],
  facts: OptionFacts,
): Objection[] {
  const found: Objection[] = [];
  const say = (
    severity: Objection["severity"],
    index: number,
    message: string,
  ) => found.push({ severity, field: `steps.${index}.options`, message });

  const ahead: DraftOption[] = [];
  for (const [stepIndex, step] of steps.entries()) {
    if (step.kind !== "SESSION") {
      if (step.attach.length > 0)
        say("ERROR", stepIndex, "Only a step of live classes has options.");
      continue;
    }
    for (const id of step.attach) {
      const session = facts.sessions.get(id);
      if (!session) say("ERROR", stepIndex, "A class is not there any more.");
      else {
        const objection = objectionToChange(session, facts.now);
        if (objection)
          say("ERROR", stepIndex, `${session.title}: ${objection}`);
      }
    }
    for (const id of step.detach) {
      const booked = facts.booked.get(`${step.id}.${id}`) ?? 0;
      const title = facts.sessions.get(id)?.title;
      if (booked > 0)
        say(
          "ERROR",
          stepIndex,
          `${title} is booked for this step, so it stays an option of it.`,
        );
    }
    const options = optionIdsOf(step, facts.attached)
      .flatMap((id) => facts.sessions.get(id) ?? [])
      .filter(
        ({ state, startsAt }) => state === "SCHEDULED" && startsAt > facts.now,
      );
    if (options.length === 0)
      say(
        "WARNING",
        stepIndex,
        "No class ahead: nobody can book this step yet.",
      );
    for (const option of options)
      ahead.push({
        ...option,
        stepIndex,
        isNew: step.attach.includes(option.id),
      });
  }
  return [...found, ...conflictsAmong(ahead, steps)];
}

function conflictsAmong(
  options: readonly DraftOption[],
  steps: readonly DraftStep[],
): Objection[] {
  const found = clashesAmong(options).map((clash): Objection => {
    const { one, other } = clash;
    return {
      severity: one.isNew || other.isNew ? "ERROR" : "WARNING",
      field: `steps.${other.stepIndex}.options`,
      message: clashInWords(clash),
    };
  });
  return [...found, ...stepsThatExclude(options, steps)];
}

/** Pairs of steps that no student could both take: each option of one is at the time of each of the other. */
function stepsThatExclude(
  options: readonly DraftOption[],
  steps: readonly DraftStep[],
): Objection[] {
  const found: Objection[] = [];
  const byStep = Map.groupBy(options, ({ stepIndex }) => stepIndex);
  for (const [first, ones] of byStep)
    for (const [second, others] of byStep) {
      if (second <= first) continue;
      const collide = ones.every((one) =>
        others.every((other) => overlaps(one, other)),
      );
      if (collide)
        found.push({
          severity: "WARNING",
          field: `steps.${second}.options`,
          message: `All classes of ${steps[first]?.label} and ${steps[second]?.label} are at one time: nobody can take both.`,
        });
    }
  return found;
}
