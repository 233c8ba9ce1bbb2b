import { z } from "zod";
import { defineKind, type Verdict } from "../bulk/bulk-kind.ts";
import { inWords } from "../bulk/in-words.ts";
import {
  labelOf,
  loadEnrollments,
  type PlannedEnrollment,
} from "../bulk/load-enrollments.ts";
import { lockEnrollment } from "../enrollment/lock.ts";
import { isRefusal, notFound, refused } from "../outcome.ts";
import { enqueue } from "../queue/enqueue.ts";
import { issueCertificate } from "../queue/jobs.ts";
import { revokeCertificateByHand } from "./revoke-certificate.ts";

/**
 * Issues the certificates of completed enrollments that have none, such as imported ones. Each is printed by a job of its own;
 * taking it back revokes what was issued.
 */
export const issueCertificatesKind = defineKind({
  subject: "enrollment",
  params: z.object({}),
  notUndoable: null,
  async plan(tx, ids) {
    const enrollments = await loadEnrollments(tx, ids);
    return enrollments.map((enrollment) => ({
      subjectId: enrollment.id,
      label: labelOf(enrollment),
      about: enrollment.course.title,
      from: enrollment.certificate?.serial ?? "no certificate",
      to: "certificate with badge, and an e-mail about it",
      verdict: verdictOn(enrollment),
    }));
  },
  async apply(tx, { subjectId }) {
    const enrollment = await lockEnrollment(tx, subjectId);
    if (!enrollment) return notFound("enrollmentId", "enrollment");
    const certificate = await certificateOf(tx, subjectId);
    const verdict = verdictOn({ ...enrollment, certificate });
    if (verdict.kind === "refused")
      return refused("enrollmentId", verdict.reason);
    if (verdict.kind === "unchanged")
      return { kind: "unchanged", result: verdict.reason };
    enqueue(tx, issueCertificate, { enrollmentId: subjectId });
    return { kind: "applied", result: "It is being printed." };
  },
  async undo(tx, { subjectId, reason }, _params, now) {
    const certificate = await certificateOf(tx, subjectId);
    if (!certificate)
      return refused(
        "enrollmentId",
        "The certificate is being printed still. Take it back once it is there.",
      );
    const input = { certificateId: certificate.id, reason };
    const outcome = await revokeCertificateByHand(tx, input, now);
    return isRefusal(outcome)
      ? outcome
      : { kind: "undone", result: "The certificate is revoked." };
  },
});

const certificateOf = (
  tx: Parameters<typeof lockEnrollment>[0],
  enrollmentId: string,
) => tx.db.certificate.findUnique({ where: { enrollmentId } });

function verdictOn({
  state,
  certificate,
}: Pick<PlannedEnrollment, "state" | "certificate">): Verdict {
  if (certificate)
    return {
      kind: "unchanged",
      reason: `Has certificate ${certificate.serial} already.`,
    };
  return state === "COMPLETED"
    ? { kind: "applies" }
    : {
        kind: "refused",
        reason: `The course is not completed: the enrollment is ${inWords(state)}.`,
      };
}
