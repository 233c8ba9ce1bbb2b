import {
  recordEnrollmentEvent,
  type Circumstance,
} from "../enrollment/enrollment.events.ts";
import type { Tx } from "../transaction.ts";

/** What is recorded of a certificate after it was issued. */
export type CertificateEvent = `certificate.${
  "revoked" | "reinstated" | "reissued" | "renewed" | "expired"}`;

/** Records a fact about a certificate in the history of its enrollment. */
export function recordCertificateEvent(
  tx: Tx,
  type: CertificateEvent,
  certificate: {
    id: string;
    serial: string;
    enrollmentId: string;
    personId: string;
    courseId: string;
  },
  now: Date,
  { payload, ...circumstance }: Circumstance = {},
): void {
  const { id, serial, enrollmentId, personId, courseId } = certificate;
  recordEnrollmentEvent(
    tx,
    type,
    { id: enrollmentId, personId, courseId },
    now,
    { ...circumstance, payload: { certificateId: id, serial, ...payload } },
  );
}
