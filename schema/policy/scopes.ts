import type { Context } from "../context.ts";
import { teaches } from "./teaching.ts";

/**
 * Who may do what, as the words in which every type and field states its policy:
 * - `anyone`: public, also without a login;
 * - `signedIn`: anybody with a login;
 * - `self`: the person that a thing belongs to;
 * - `teaches`: the instructor of a class, named by its instructor's person;
 * - `staff`: admins and super admins;
 * - `superAdmin`: users' roles, API keys, secrets, erasure.
 */
export interface Scopes {
  anyone: boolean;
  signedIn: boolean;
  self: string | null;
  teaches: string | null;
  staff: boolean;
  superAdmin: boolean;
}

const staffRoles = new Set<string>(["ADMIN", "SUPER_ADMIN"]);

/** True for admins and super admins. */
export const isStaff = ({ viewer }: Pick<Context, "viewer">): boolean =>
  staffRoles.has(viewer.role);

/** What a viewer may, worked out once a request. */
export function scopesOf(context: Context) {
  const { viewer } = context;
  return {
    anyone: true,
    signedIn: viewer.role !== "ANONYMOUS",
    self: (personId: string | null) =>
      personId !== null &&
      (personId === viewer.personId ||
        viewer.formerPersonIds.includes(personId)),
    teaches: (instructorId: string | null) => teaches(instructorId, viewer),
    staff: isStaff(context),
    superAdmin: viewer.role === "SUPER_ADMIN",
  };
}
