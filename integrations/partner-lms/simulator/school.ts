import type { Faults } from "./fault.ts";
import type { SimulatedPartner } from "./settings.ts";
import type { EnrolmentStore } from "./store.ts";
import type { TrainingRoom } from "./training.ts";

/** One simulated school at work: its settings, its faults of the moment and what it remembers of requests. */
export interface School {
  partner: SimulatedPartner;
  faults: Faults;
  /** Answers already given, by idempotency key. */
  replies: Map<string, GivenReply>;
}

/** An answer that a repeat of the same request gets again. */
export interface GivenReply {
  requestBody: string;
  status: number;
  body: string;
}

/** Everything the simulator's pages and routes share. */
export interface Campus {
  schools: Map<string, School>;
  store: EnrolmentStore;
  room: TrainingRoom;
  publicUrl: () => string;
  returnUrl: string | null;
}

/** The title of a course as the school calls it. */
export function courseTitle(partner: SimulatedPartner, ref: string): string {
  return partner.courses.find((course) => course.ref === ref)?.title ?? ref;
}
