import type { EnrolmentStore, SimulatedEnrolment } from "./store.ts";
import { moveTo, nextModule, type TrainingRoom } from "./training.ts";

/** How many students move by themselves. */
export interface AutopilotSettings {
  studentsPerMinute: number;
  running: boolean;
}

/** Moves random students on, one module at a time. */
export interface Autopilot {
  settings(): AutopilotSettings;
  set(change: Partial<AutopilotSettings>): void;
  close(): void;
}

interface AutopilotParts {
  store: EnrolmentStore;
  room: TrainingRoom;
  /** The schools that are open for business now. */
  openSchools: () => string[];
  initial: AutopilotSettings;
}

const TICK_MS = 250;

/** Students who are further on are drawn more often, so that one sees trainings end and not only begin. */
const DRAWS = 3;

/** Starts the autopilot with its first settings. */
export function startAutopilot(parts: AutopilotParts): Autopilot {
  const settings = { ...parts.initial };
  let owed = 0;
  const timer = setInterval(() => {
    if (!settings.running) return;
    owed += (settings.studentsPerMinute * TICK_MS) / 60_000;
    for (; owed >= 1; owed -= 1) moveSomebody(parts);
  }, TICK_MS);
  return {
    settings: () => ({ ...settings }),
    set: (change) => {
      Object.assign(settings, change);
    },
    close: () => {
      clearInterval(timer);
    },
  };
}

function moveSomebody({ store, room, openSchools }: AutopilotParts): void {
  let chosen: SimulatedEnrolment | undefined;
  for (let draw = 0; draw < DRAWS; draw += 1) {
    const drawn = store.pickOpen(openSchools(), room.random);
    if (drawn && drawn.progress >= (chosen?.progress ?? -1)) chosen = drawn;
  }
  if (chosen !== undefined) moveTo(room, chosen, nextModule(chosen));
}
