/** The policy of what belongs to a person: that person, and staff. */
export const own = (personId: string | null) => ({
  $any: { self: personId, staff: true },
});
