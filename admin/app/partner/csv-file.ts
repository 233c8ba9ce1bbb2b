/** A file of a form as text, or why it is none. */
export type CsvFile =
  | { kind: "read"; name: string; text: string }
  | { kind: "noFile" | "tooLarge" | "notUtf8" };

const mostBytes = 600_000;

/** Reads a file that somebody chose. Bytes that are not UTF-8 are refused here, for nobody can tell later. */
export async function readCsvFile(
  given: FormDataEntryValue | null,
): Promise<CsvFile> {
  if (!(given instanceof File) || given.name === "") return { kind: "noFile" };
  if (given.size > mostBytes) return { kind: "tooLarge" };
  try {
    const decoder = new TextDecoder("utf-8", { fatal: true });
    const text = decoder.decode(await given.arrayBuffer());
    return { kind: "read", name: given.name.slice(-200), text };
  } catch {
    return { kind: "notUtf8" };
  }
}
