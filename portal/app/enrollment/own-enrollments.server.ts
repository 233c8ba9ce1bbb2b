import { data } from "@remix-run/node";
import { graphql } from "@throughline/web/graphql";
import { query } from "@throughline/web/request.server";
import { requireViewer } from "@throughline/web/door/viewer.server";
import { OwnEnrollmentFragment, type OwnEnrollment } from "./own-enrollment.ts";

const OwnEnrollmentsQuery = graphql(
  `
    query OwnEnrollments {
      me {
        person {
          enrollments {
            ...OwnEnrollment
          }
        }
      }
    }
  `,
  [OwnEnrollmentFragment],
);

const OwnEnrollmentQuery = graphql(
  `
    query OwnEnrollmentById($id: ID!) {
      enrollment(id: $id) {
        ...OwnEnrollment
      }
    }
  `,
  [OwnEnrollmentFragment],
);

/** The viewer's own enrollments, newest first; staff who learn too see none but their own. Throws a redirect when signed out. */
export async function loadOwnEnrollments(
  request: Request,
): Promise<OwnEnrollment[]> {
  await requireViewer(request);
  const { me } = await query(request, OwnEnrollmentsQuery);
  return me?.person.enrollments ?? [];
}

/** One of the viewer's own enrollments. Throws 404 where there is none, 403 where it is somebody else's. */
export async function loadOwnEnrollment(
  request: Request,
  id: string,
): Promise<OwnEnrollment> {
  const viewer = await requireViewer(request);
  const { enrollment } = await query(request, OwnEnrollmentQuery, { id });
  if (!enrollment) throw data(null, { status: 404 });
  if (enrollment.person.id !== viewer.person.id)
    throw data(null, { status: 403 });
  return enrollment;
}
