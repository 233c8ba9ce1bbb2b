/** Without the letters and digits that people mix up. */
const alphabet = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

/** A certificate's number, such as `TL-7K3M-9QPD-X2WR`: 60 random bits, short enough to be read out on the telephone. */
export function makeSerial(randomBytes: (size: number) => Uint8Array): string {
  const letters = Array.from(
    randomBytes(12),
    (byte) => alphabet[byte % alphabet.length],
  );
  const groups = [0, 4, 8].map((start) =>
    letters.slice(start, start + 4).join(""),
  );
  return ["TL", ...groups].join("-");
}
