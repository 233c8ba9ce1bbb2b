import type { UserRole } from "@throughline/prisma";

/** Whose logins belong to the staff, who are told what needs somebody. */
export const staffRoles: UserRole[] = ["ADMIN", "SUPER_ADMIN"];
