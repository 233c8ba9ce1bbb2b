export type Encoding = "utf-8" | "utf-16le" | "utf-16be" | "windows-1252";

/**
 * Reads a file's bytes as text. A byte order mark decides; without one it is UTF-8 where it can be, otherwise Windows-1252, which
 * can be told by the encoding that is answered.
 */
export function decodeFile(bytes: Uint8Array): {
  text: string;
  encoding: Encoding;
} {
  const encoding = encodingOf(bytes);
  return { text: new TextDecoder(encoding).decode(bytes), encoding };
}

function encodingOf(bytes: Uint8Array): Encoding {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return "utf-8";
  } catch {
    return "windows-1252";
  }
}
