/** Next year's last Sunday of March, in whose night Europe's clocks go forward, and days counted from it, as `2027-03-28`. */
export function springDay(offset = 0): string {
  const year = new Date().getUTCFullYear() + 1;
  const sunday = 31 - new Date(Date.UTC(year, 2, 31)).getUTCDay();
  return new Date(Date.UTC(year, 2, sunday + offset))
    .toISOString()
    .slice(0, 10);
}
