interface Attempt {
  /** Of the partner enrollment. */
  id: string;
  /** Counts from 1. */
  attempt: number;
}

/** How a partner is told which enrolment we mean; it echoes this. Each attempt has its own, the first the plain id. */
export const referenceOf = ({ id, attempt }: Attempt): string =>
  attempt === 1 ? id : `${id}.${attempt}`;

/** Reads what {@link referenceOf} wrote; null for anything else. */
export function readReference(text: string): Attempt | null {
  const read =
    /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?:\.([1-9]\d{0,5}))?$/i.exec(
      text,
    );
  if (!read?.[1]) return null;
  return { id: read[1].toLowerCase(), attempt: Number(read[2] ?? 1) };
}
