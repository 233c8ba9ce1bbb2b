import type { SimulatedPartner } from "./settings.ts";
import type { SimulatedEnrolment } from "./store.ts";
import type { Outbox } from "./outbox.ts";

/** What a training needs to tell the world how it goes. */
export interface TrainingRoom {
  outbox: Outbox;
  publicUrl: () => string;
  now: () => Date;
  random: () => number;
}

/** How many modules every simulated training has. */
export const MODULES = [
  "Welcome and safety",
  "Core skills",
  "Guided practice",
  "Final check",
] as const;

/** Tells that a school has taken somebody in. */
export function announceEnrolment(
  room: TrainingRoom,
  enrolment: SimulatedEnrolment,
  launchUrl: string,
): void {
  tell(room, enrolment, "enrollment.created", { launch_url: launchUrl });
}

/**
 * Brings an enrolment to this percentage and tells so; at 100 it is completed, with a score and a certificate.
 * A completed or withdrawn enrolment does not move, and nothing goes backwards: then false is returned.
 */
export function moveTo(
  room: TrainingRoom,
  enrolment: SimulatedEnrolment,
  progress: number,
): boolean {
  if (enrolment.status !== "enrolled" || progress <= enrolment.progress) {
    return false;
  }
  enrolment.progress = progress;
  enrolment.updatedAt = room.now();
  tell(room, enrolment, "progress.updated", { progress });
  if (progress === 100) complete(room, enrolment);
  return true;
}

/** The percentage after the next module. */
export function nextModule(enrolment: SimulatedEnrolment): number {
  const size = 100 / MODULES.length;
  return Math.min(100, (Math.floor(enrolment.progress / size) + 1) * size);
}

/** The address of a simulated certificate. */
export function certificateUrl(
  publicUrl: string,
  partner: Pick<SimulatedPartner, "slug">,
  enrolment: SimulatedEnrolment,
): string {
  return `${publicUrl}/${partner.slug}/certificates/${encodeURIComponent(enrolment.id)}`;
}

function complete(room: TrainingRoom, enrolment: SimulatedEnrolment): void {
  enrolment.status = "completed";
  const score = 70 + Math.floor(room.random() * 31);
  enrolment.score = score;
  tell(room, enrolment, "course.completed", { progress: 100, score });
  tell(room, enrolment, "certificate.issued", {
    certificate_url: certificateUrl(room.publicUrl(), enrolment, enrolment),
  });
}

function tell(
  room: TrainingRoom,
  enrolment: SimulatedEnrolment,
  type: string,
  content: Record<string, unknown>,
): void {
  room.outbox.post(enrolment.slug, {
    type,
    timestamp: room.now().toISOString(),
    data: {
      enrollment_id: enrolment.id,
      reference: enrolment.reference,
      student: {
        external_id: enrolment.learner.reference,
        email: enrolment.learner.email,
      },
      course_id: enrolment.courseRef,
      ...content,
    },
  });
}
