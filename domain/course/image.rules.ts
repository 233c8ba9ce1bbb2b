/** As large as a picture may be, in bytes. */
export const mostImageBytes = 2 * 1024 * 1024;

export type PictureType = "image/png" | "image/jpeg" | "image/webp";

/** What kind of picture a file is, by its first bytes and not by its name; null for one that is none of the three that are shown. */
export function pictureTypeOf(bytes: Uint8Array): PictureType | null {
  if (startsWith(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]))
    return "image/png";
  if (startsWith(bytes, [0xff, 0xd8, 0xff])) return "image/jpeg";
  const isRiff = startsWith(bytes, [0x52, 0x49, 0x46, 0x46]);
  const isWebp = startsWith(bytes.subarray(8), [0x57, 0x45, 0x42, 0x50]);
  return isRiff && isWebp ? "image/webp" : null;
}

const startsWith = (bytes: Uint8Array, start: readonly number[]) =>
  start.every((byte, index) => bytes[index] === byte);
