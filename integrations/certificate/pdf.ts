import { buffer } from "node:stream/consumers";
import PDFDocument from "pdfkit";
import { fitText, LINE_HEIGHT } from "./fit.ts";
import type { FontRole } from "./font.ts";
import type { Logo } from "./logo.ts";
import { drawQrCode } from "./qr.ts";
import { WHOLE_RUN, type SetLine } from "./typeset.ts";

/** Everything that is printed on a certificate. */
export interface CertificateContent {
  schoolName: string;
  /** Above the school's name; left out where the school has none. */
  logo?: Logo | null;
  personName: string;
  courseTitle: string;
  issuedAt: Date;
  /** When it was issued anew, such as under another name. */
  reissuedAt?: Date | null;
  /** Left out where it holds for ever. */
  expiresAt?: Date | null;
  /** IANA zone in which the days are meant. */
  timeZone: string;
  /** BCP 47 tag that the dates are written in. */
  locale: string;
  serial: string;
  /** Where anybody can check the certificate; printed as a QR code. */
  verifyUrl: string;
  signatory: { name: string; title: string };
}

export interface CertificateOptions {
  /** Tests may turn it off, to read what was printed. */
  compress?: boolean;
  /** Told of characters that no font has; each is printed as a replacement. */
  onMissingGlyphs?: (characters: string[]) => void;
}

/**
 * One landscape A4 page. The same content always gives the same bytes. Long texts shrink until they fit, then break into lines;
 * any script and emoji are set. Throws a RangeError for an unknown time zone or locale.
 */
export async function renderCertificatePdf(
  content: CertificateContent,
  { compress = true, onMissingGlyphs }: CertificateOptions = {},
): Promise<Uint8Array> {
  const document = new PDFDocument({
    size: "A4",
    layout: "landscape",
    margin: 0,
    compress,
    lang: "en",
    displayTitle: true,
    pdfVersion: "1.7",
    info: {
      Title: `Certificate ${content.serial}: ${content.courseTitle}`,
      Author: content.schoolName,
      Subject: `Awarded to ${content.personName}`,
      Keywords: content.serial,
      CreationDate: content.issuedAt,
      ModDate: content.reissuedAt ?? content.issuedAt,
    },
  });
  const sheet: Sheet = { page: document, missing: [] };
  drawFrame(document);
  drawHead(sheet, content);
  drawWords(sheet, content);
  drawFoot(sheet, content);
  document.end();
  if (sheet.missing.length > 0) onMissingGlyphs?.(sheet.missing);
  return new Uint8Array(await buffer(document));
}

/** The page, and what could not be set on it. */
interface Sheet {
  page: Page;
  missing: string[];
}

type Page = PDFKit.PDFDocument;

const WIDTH = 841.89;
const HEIGHT = 595.28;
const CENTRE = WIDTH / 2;

const INK = "#1c1b1f";
const SOFT = "#57555e";
const LINE = "#c9c6d1";
const ACCENT = "#3730a3";

function drawFrame(page: Page): void {
  page.rect(0, 0, WIDTH, HEIGHT).fill("#fffefb");
  page.lineWidth(2.5).strokeColor(ACCENT);
  page.rect(26, 26, WIDTH - 52, HEIGHT - 52).stroke();
  page.lineWidth(0.6).strokeColor(LINE);
  page.rect(34, 34, WIDTH - 68, HEIGHT - 68).stroke();
  for (const x of [34, WIDTH - 34]) {
    for (const y of [34, HEIGHT - 34]) drawDiamond(page, x, y, 6);
  }
}

function drawDiamond(page: Page, x: number, y: number, size: number): void {
  page
    .polygon([x, y - size], [x + size, y], [x, y + size], [x - size, y])
    .fill(ACCENT);
}

const LOGO = { width: 220, height: 46, top: 50 };

function drawHead(
  sheet: Sheet,
  { schoolName, logo }: CertificateContent,
): void {
  const { page } = sheet;
  if (logo) {
    page.image(logo.image, CENTRE - LOGO.width / 2, LOGO.top, {
      fit: [LOGO.width, LOGO.height],
      align: "center",
      valign: "center",
    });
  }
  const y = logo ? 113 : 88;
  text(sheet, schoolName, { y, size: 17, role: "strong", color: ACCENT });
}

function drawWords(
  sheet: Sheet,
  { personName, courseTitle }: CertificateContent,
): void {
  const { page } = sheet;
  text(sheet, "Certificate of Completion", { y: 151, size: 36, role: "serif" });
  rule(page, CENTRE - 70, CENTRE - 12, 183, ACCENT);
  rule(page, CENTRE + 12, CENTRE + 70, 183, ACCENT);
  drawDiamond(page, CENTRE, 183, 4);
  text(sheet, "This is to certify that", { y: 210, size: 13, color: SOFT });
  text(sheet, personName, {
    y: 254,
    size: 42,
    role: "serif",
    color: ACCENT,
    height: 60,
  });
  rule(page, CENTRE - 220, CENTRE + 220, 290, LINE);
  text(sheet, "has successfully completed every step of", {
    y: 311,
    size: 13,
    color: SOFT,
  });
  text(sheet, courseTitle, {
    y: 350,
    size: 25,
    role: "strongSerif",
    height: 52,
  });
}

const FOOT = { rule: 478, text: 494, next: 17, width: 190 };

function drawFoot(sheet: Sheet, content: CertificateContent): void {
  const { page } = sheet;
  const { signatory, expiresAt, reissuedAt } = content;
  const days = new Intl.DateTimeFormat(content.locale, {
    dateStyle: "long",
    timeZone: content.timeZone,
  });
  const notes = [
    "Date of issue",
    reissuedAt && `Issued anew on ${days.format(reissuedAt)}`,
    expiresAt && `Valid until ${days.format(expiresAt)}`,
  ];
  column(sheet, 185, days.format(content.issuedAt), notes);
  column(sheet, CENTRE, signatory.name, [signatory.title]);

  const qr = { size: 88, x: 656 - 44, y: 392 };
  drawQrCode(page, content.verifyUrl, qr, INK);
  page.link(qr.x, qr.y, qr.size, qr.size, content.verifyUrl);
  const place = { x: 656, size: 10, width: FOOT.width };
  text(sheet, "Scan to verify", { ...place, y: FOOT.text, color: SOFT });
  text(sheet, `No. ${content.serial}`, {
    ...place,
    y: FOOT.text + FOOT.next,
    role: "mono",
  });
}

function column(
  sheet: Sheet,
  x: number,
  value: string,
  notes: (string | null | undefined)[],
): void {
  const { width } = FOOT;
  text(sheet, value, { x, y: FOOT.rule - 16, size: 15, role: "serif", width });
  rule(sheet.page, x - width / 2, x + width / 2, FOOT.rule, LINE);
  notes
    .filter((note) => note != null)
    .forEach((note, index) => {
      const y = FOOT.text + index * FOOT.next;
      text(sheet, note, { x, y, size: 10, color: SOFT, width });
    });
}

function rule(
  page: Page,
  from: number,
  to: number,
  y: number,
  color: string,
): void {
  page.lineWidth(0.8).strokeColor(color);
  page.moveTo(from, y).lineTo(to, y).stroke();
}

interface TextStyle {
  /** Height of the text's middle, in points from the top. */
  y: number;
  /** Middle of the text; the page's middle unless said. */
  x?: number;
  /** Largest size; long texts get a smaller one. */
  size: number;
  role?: FontRole;
  color?: string;
  width?: number;
  /** Room for several lines; left out, there is one. */
  height?: number;
}

/** A centred text in as many lines as it needs. */
function text(sheet: Sheet, words: string, style: TextStyle): void {
  const { x = CENTRE, y, size, role = "plain", color = INK } = style;
  const { width = 660, height } = style;
  // Half of a pair, as a cut text may end with, is no character.
  const clean = words
    .toWellFormed()
    .replace(/[\p{Cc}\s]+/gu, " ")
    .trim();
  const fitted = fitText(sheet.page, clean, { role, size, width, height });
  sheet.missing.push(...fitted.missing);
  sheet.page.fillColor(color);
  const step = fitted.size * LINE_HEIGHT;
  const top = y - ((fitted.lines.length - 1) * step) / 2;
  fitted.lines.forEach((line, index) =>
    drawLine(sheet.page, line, fitted.size, x, top + index * step),
  );
}

function drawLine(
  page: Page,
  { runs, width }: SetLine,
  size: number,
  x: number,
  y: number,
): void {
  let left = x - (width * size) / 2;
  // On one base line, whichever fonts meet on it; the middle of small letters is about a third of the size above it.
  const base = y + size * 0.34;
  for (const run of runs) {
    page.font(run.font).fontSize(size);
    page.text(run.text, left, base, {
      lineBreak: false,
      baseline: "alphabetic",
      features: WHOLE_RUN,
    });
    left += run.width * size;
  }
}
