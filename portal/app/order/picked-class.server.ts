import { createCookie } from "@remix-run/node";
import { findViewer } from "@throughline/web/door/viewer.server";
import { currentEnv } from "@throughline/web/env";
import { graphql } from "@throughline/web/graphql";
import { query } from "@throughline/web/request.server";
import { z } from "zod";
import {
  CalendarClassFragment,
  CalendarEnrollmentFragment,
} from "../calendar/calendar-class.ts";
import { matterOf } from "../calendar/calendar-events.ts";

const PickedQuery = graphql(
  `
    query PickedClass($id: ID!) {
      session(id: $id) {
        ...CalendarClass
      }
      me {
        person {
          enrollments {
            ...CalendarEnrollment
          }
        }
      }
    }
  `,
  [CalendarClassFragment, CalendarEnrollmentFragment],
);

const ClassQuery = graphql(`
  query ClassToRemember($id: ID!) {
    session(id: $id) {
      id
    }
  }
`);

const kept = z.object({ requestKey: z.string(), sessionId: z.string() });

/** Goes along to Stripe's page and back, and says nothing of whose it is. */
const cookie = createCookie("picked-class", {
  path: "/",
  httpOnly: true,
  sameSite: "lax",
  maxAge: 86_400,
});

/**
 * The class that the address of a purchase names; null where none is there, and for a guest, who books only after taking the
 * purchase. Throws 400 where the name makes no sense.
 */
export async function readPicked(request: Request): Promise<string | null> {
  const id = new URL(request.url).searchParams.get("class");
  if (id === null || !(await findViewer(request))) return null;
  const { session } = await query(request, ClassQuery, { id });
  return session?.id ?? null;
}

/** The header by which a browser remembers, for a day, which class its reader picked before this purchase was begun. */
export async function rememberPicked(
  requestKey: string,
  sessionId: string,
): Promise<Record<string, string>> {
  const secure = currentEnv().publicUrl.protocol === "https:";
  const picked = { requestKey, sessionId };
  return { "Set-Cookie": await cookie.serialize(picked, { secure }) };
}

/**
 * The class that was picked before this purchase: bookable at a place now, ahead of its turn, or shut at this time. Null where none
 * was, or where it is not to be booked by the viewer: it began, was called off, or is booked already.
 */
export async function findPicked(
  request: Request,
  requestKey: string,
  now: Date,
) {
  const read = kept.safeParse(
    await cookie.parse(request.headers.get("Cookie")),
  ).data;
  if (read?.requestKey !== requestKey) return null;
  const { session, me } = await query(request, PickedQuery, {
    id: read.sessionId,
  });
  if (session?.state !== "SCHEDULED") return null;
  const { kind, href, window } = matterOf(session, {
    enrollments: me?.person.enrollments ?? [],
    credits: { PRIVATE: 0, GROUP: 0 },
    now: now.toISOString(),
  });
  if (kind === "bookable" && href !== undefined)
    return { kind, class: session, href };
  if (kind === "ahead") return { kind, class: session };
  return kind === "shut" && window ? { kind, class: session, window } : null;
}
