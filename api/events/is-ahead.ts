/** Whether a snapshot (`xmin:xmax:xips`) knows of transactions that a later one of the same database has yet to see begin. */
export function isAhead(snapshot: string, later: string): boolean {
  return xmaxOf(snapshot) > xmaxOf(later);
}

const xmaxOf = (snapshot: string) => BigInt(snapshot.split(":")[1] ?? "0");
