/** How a step stands, in the words of the pipeline. */
export type Situation =
  "AHEAD" | "WAITING" | "IN_PROGRESS" | "COMPLETED" | "FAILED" | "SKIPPED";

export type AdminCommand =
  "complete" | "skip" | "fail" | "retry" | "reopen" | "suspend" | "resume";

/** What a partner says of the request that it was asked with last. */
export type PartnerWord = "accepts" | "refuses" | "progress" | "completes";

interface ModelStep {
  situation: Situation;
  /** Began once; a retry goes on from there. */
  started: boolean;
  /** Counts the requests to the partner; 0 where it was never asked. */
  attempt: number;
  accepted: boolean;
  refused: boolean;
  wanted: boolean;
}

/**
 * A strict course of required partner steps as it ought to behave, written down a second time and in another way than the
 * product: no database, no events, no jobs. A test compares the two.
 */
export class EnrollmentModel {
  state: "ACTIVE" | "SUSPENDED" | "COMPLETED" = "ACTIVE";
  readonly steps: ModelStep[];

  constructor(steps: number) {
    this.steps = Array.from({ length: steps }, () => ({
      situation: "AHEAD",
      started: false,
      attempt: 0,
      accepted: false,
      refused: false,
      wanted: false,
    }));
    this.#goOn();
  }

  get situations(): Situation[] {
    return this.steps.map(({ situation }) => situation);
  }

  /** What an admin asks of a step; what makes no sense changes nothing. */
  command(command: AdminCommand, index: number): void {
    const step = this.#step(index);
    switch (command) {
      case "suspend":
        if (this.state === "ACTIVE") this.state = "SUSPENDED";
        return;
      case "resume":
        if (this.state === "SUSPENDED") this.state = "ACTIVE";
        break;
      case "complete":
        this.#complete(step);
        break;
      case "skip":
        if (step.situation === "COMPLETED") return;
        if (step.situation === "SKIPPED") return;
        step.situation = "SKIPPED";
        step.wanted = false;
        break;
      case "fail":
        this.#fail(step);
        break;
      case "retry":
        if (step.situation !== "FAILED") return;
        this.#takeUp(step);
        if (!step.started) ask(step);
        break;
      case "reopen": {
        if (!isOver(step) && step.situation !== "FAILED") return;
        this.#takeUp(step);
        if (this.state === "COMPLETED") this.state = "ACTIVE";
        if (!step.started || !step.wanted) ask(step);
        break;
      }
    }
    this.#goOn();
  }

  /** A partner's word reaches us. It speaks of one request; of an older one it is set aside. */
  hear(word: PartnerWord, index: number, attempt: number): void {
    const step = this.#step(index);
    if (attempt === 0 || attempt !== step.attempt) return;
    if (word === "refuses") {
      if (step.accepted || !step.wanted) return;
      step.refused = true;
      this.#fail(step);
    } else {
      this.#accept(step);
      if (word === "completes") this.#complete(step);
    }
    this.#goOn();
  }

  #accept(step: ModelStep) {
    if (step.accepted) return;
    step.accepted = true;
    if (!step.wanted) return;
    if (step.refused && step.situation === "FAILED") {
      this.#takeUp(step);
      step.situation = "IN_PROGRESS";
      step.started = true;
    }
    step.refused = false;
    if (step.situation !== "WAITING") return;
    step.situation = "IN_PROGRESS";
    step.started = true;
  }

  #complete(step: ModelStep) {
    if (step.situation === "SKIPPED" || step.situation === "COMPLETED") return;
    step.situation = "COMPLETED";
    step.started = true;
  }

  #fail(step: ModelStep) {
    if (step.situation === "WAITING" || step.situation === "IN_PROGRESS")
      step.situation = "FAILED";
  }

  #takeUp(step: ModelStep) {
    step.situation = step.started ? "IN_PROGRESS" : "WAITING";
  }

  /** One step at a time: whatever is open behind an unsettled one waits again; then the first unsettled one has its turn. */
  #goOn() {
    const first = this.steps.findIndex((step) => !isOver(step));
    const current = this.steps[first];
    for (const step of this.steps.slice(first + 1))
      if (current && isOpen(step)) step.situation = "AHEAD";
    if (this.state !== "ACTIVE") return;
    if (!current) {
      this.state = "COMPLETED";
      return;
    }
    if (current.situation !== "AHEAD") return;
    if (!current.accepted) {
      current.situation = "WAITING";
      const isAsked = current.wanted && !current.refused && current.attempt > 0;
      if (!isAsked) ask(current);
    } else {
      current.situation = "IN_PROGRESS";
      current.started = true;
    }
  }

  #step(index: number): ModelStep {
    const step = this.steps[index];
    if (!step) throw new Error(`the model has no step ${index}`);
    return step;
  }
}

const isOver = ({ situation }: ModelStep) =>
  situation === "COMPLETED" || situation === "SKIPPED";
const isOpen = ({ situation }: ModelStep) =>
  situation === "WAITING" || situation === "IN_PROGRESS";

function ask(step: ModelStep) {
  step.attempt += 1;
  step.accepted = false;
  step.refused = false;
  step.wanted = true;
}
