import { setOut } from "@throughline/domain/lti/set-out";
import type { Tx } from "@throughline/domain/transaction";
import type { BegunLaunch } from "@throughline/integrations/partner-lms/lti/adapter";
import type { Database } from "@throughline/prisma";
import type { RequestViewer } from "@throughline/schema/context";
import { resourceIn } from "./launch-facts.ts";
import { messageHintOf } from "./launch.ts";
import { randomId } from "./platform.ts";

export interface LaunchBeginning {
  /** Sees every enrolment. */
  systemDb: Database;
  transactForViewer: <T>(run: (tx: Tx) => Promise<T>) => Promise<T>;
  viewer: RequestViewer;
  now: () => Date;
}

/** Begins a student's launch at a tool. Only the student's own: whoever came in for somebody else would be taken for them there. */
export function launchBeginner(
  { systemDb, transactForViewer, viewer, now }: LaunchBeginning,
  partnerId: string,
): (externalId: string) => Promise<BegunLaunch> {
  return async (externalId) => {
    const record = await systemDb.partnerEnrollment.findUnique({
      where: { partnerId_externalId: { partnerId, externalId } },
      include: {
        enrollmentStep: {
          include: {
            enrollment: true,
            courseStep: { include: { ltiResource: true } },
          },
        },
      },
    });
    if (!record) return refused("There is no such enrolment.");
    const { enrollment, courseStep } = record.enrollmentStep;
    const { personId } = viewer;
    if (personId === null || personId !== enrollment.personId)
      return refused("Only the student can open this training.");
    const out = await transactForViewer((tx) =>
      setOut(
        tx,
        {
          id: randomId(),
          kind: "resource",
          partnerId,
          personId,
          partnerEnrollmentId: record.id,
        },
        now(),
      ),
    );
    if (out.kind === "tooMany") return refused(tooMany);
    const { launch } = out;
    return {
      kind: "begun",
      loginHint: launch.id,
      messageHint: messageHintOf(launch),
      targetUrl: resourceIn(partnerId, courseStep.ltiResource)?.url ?? null,
      expiresAt: launch.expiresAt,
    };
  };
}

/** Said to whoever set out for tools too often; see `launch-limit.rules.ts`. */
export const tooMany =
  "You opened this many times within the last hour. Please try again later.";

const refused = (reason: string) => ({ kind: "refused", reason }) as const;
