import { readFileSync, statSync } from "node:fs";
import { inflateSync } from "node:zlib";
import PDFDocument from "pdfkit";

/** The school's logo, ready to be printed. */
export interface Logo {
  kind: "logo";
  image: Buffer;
}

const LARGEST = 1024 * 1024;

/** Reads a logo's file: a PNG or JPEG of at most 1 MB. Says in words what is wrong with any other. */
export function readLogo(
  file: string,
): Logo | { kind: "unusable"; reason: string } {
  const mend = `must be the path of a PNG or JPEG file of at most 1 MB, not ${file}`;
  try {
    if (statSync(file).size > LARGEST)
      return { kind: "unusable", reason: `${mend}: it is larger` };
    const image = readFileSync(file);
    return canBePrinted(image)
      ? { kind: "logo", image }
      : { kind: "unusable", reason: `${mend}: it is neither` };
  } catch {
    return { kind: "unusable", reason: `${mend}: it cannot be read` };
  }
}

/** Tried on a page, so that a broken file is found when the program starts and not when a student is waiting. */
function canBePrinted(image: Buffer): boolean {
  try {
    new PDFDocument().image(image, 0, 0);
    if (image.subarray(1, 4).toString() === "PNG") inflateSync(pixelsOf(image));
    return true;
  } catch {
    return false;
  }
}

/** The packed pixels of a PNG. Where they are cut off, unpacking throws; the PDF library would do so where nobody can catch it. */
function pixelsOf(png: Buffer): Buffer {
  const parts: Buffer[] = [];
  let at = 8;
  while (at < png.length) {
    const length = png.readUInt32BE(at);
    const type = png.subarray(at + 4, at + 8).toString("latin1");
    if (type === "IDAT") parts.push(png.subarray(at + 8, at + 8 + length));
    at += 12 + length;
  }
  return Buffer.concat(parts);
}
