import type { RequestViewer } from "../context.ts";

/** The policy of what belongs to a person: that person, and staff. */
export const own = (personId: string | null) => ({
  $any: { self: personId, staff: true },
});

/** Whether something belongs to whoever asks, staff not being asked about: some things are for a person alone. */
export const isOwn = (
  personId: string,
  { personId: own, formerPersonIds }: RequestViewer,
): boolean => personId === own || formerPersonIds.includes(personId);
