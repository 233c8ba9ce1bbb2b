import { graphql } from "@throughline/web/graphql";
import { useRevalidateOnLive } from "@throughline/web/live";
import { useComeBack } from "./use-come-back.ts";

const EnrollmentStepChanged = graphql(`
  subscription EnrollmentStepChanged($enrollmentId: ID!, $after: String) {
    enrollmentStepChanged(
      enrollmentId: $enrollmentId
      after: $after
      greet: true
    ) {
      cursor
    }
  }
`);

/** Keeps whatever page is shown fresh: loads it anew after anything happened to one of the enrollments. Shows nothing. */
export function FollowEnrollments({ ids }: { ids: string[] }) {
  useComeBack();
  return ids.map((id) => <FollowEnrollment key={id} id={id} />);
}

function FollowEnrollment({ id }: { id: string }) {
  useRevalidateOnLive(EnrollmentStepChanged, { enrollmentId: id });
  return null;
}
