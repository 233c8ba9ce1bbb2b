/**
 * When a fact about a step happened: now, or when a partner says. Clocks differ, so that it is neither later than now nor
 * before what we know it came after; past moments are told by this time.
 */
export function timeOf(
  { startedAt, changedAt }: { startedAt: Date | null; changedAt: Date | null },
  said: Date | undefined,
  now: Date,
): Date {
  const time = said && said < now ? said : now;
  return [startedAt, changedAt].reduce<Date>(
    (latest, earliest) => (earliest && earliest > latest ? earliest : latest),
    time,
  );
}
