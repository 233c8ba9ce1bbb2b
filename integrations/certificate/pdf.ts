import { buffer } from "node:stream/consumers";
import PDFDocument from "pdfkit";
import { fontFor, FONTS, type FontRole } from "./font.ts";
import { fitLine, WHOLE_LINE } from "./fit.ts";
import { drawQrCode } from "./qr.ts";

/** Everything that is printed on a certificate. */
export interface CertificateContent {
  schoolName: string;
  personName: string;
  courseTitle: string;
  issuedAt: Date;
  /** IANA zone in which the day of issue is meant. */
  timeZone: string;
  /** BCP 47 tag that the date is written in. */
  locale: string;
  serial: string;
  /** Where anybody can check the certificate; printed as a QR code. */
  verifyUrl: string;
  signatory: { name: string; title: string };
}

/** What tests may turn off. */
export interface CertificateOptions {
  compress?: boolean;
}

/**
 * One landscape A4 page. The same content always gives the same bytes. Long texts shrink until they fit.
 * Throws a RangeError for an unknown time zone or locale.
 */
export async function renderCertificatePdf(
  content: CertificateContent,
  { compress = true }: CertificateOptions = {},
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
      ModDate: content.issuedAt,
    },
  });
  for (const [name, file] of Object.entries(FONTS)) {
    document.registerFont(name, file);
  }
  drawFrame(document);
  drawWords(document, content);
  drawFoot(document, content);
  document.end();
  return new Uint8Array(await buffer(document));
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

function drawWords(page: Page, content: CertificateContent): void {
  line(page, content.schoolName, {
    y: 92,
    size: 17,
    role: "strong",
    color: ACCENT,
  });
  line(page, "Certificate of Completion", { y: 138, size: 38, role: "serif" });
  rule(page, CENTRE - 70, CENTRE - 12, 172, ACCENT);
  rule(page, CENTRE + 12, CENTRE + 70, 172, ACCENT);
  drawDiamond(page, CENTRE, 172, 4);
  line(page, "This is to certify that", { y: 206, size: 13, color: SOFT });
  line(page, content.personName, {
    y: 252,
    size: 42,
    role: "serif",
    color: ACCENT,
  });
  rule(page, CENTRE - 220, CENTRE + 220, 286, LINE);
  line(page, "has successfully completed every step of", {
    y: 312,
    size: 13,
    color: SOFT,
  });
  line(page, content.courseTitle, { y: 346, size: 25, role: "strongSerif" });
}

const FOOT = { rule: 478, text: 494, width: 190 };

function drawFoot(page: Page, content: CertificateContent): void {
  const date = new Intl.DateTimeFormat(content.locale, {
    dateStyle: "long",
    timeZone: content.timeZone,
  }).format(content.issuedAt);
  column(page, 185, date, "Date of issue");
  column(page, CENTRE, content.signatory.name, content.signatory.title);

  const qr = { size: 88, x: 656 - 44, y: 392 };
  drawQrCode(page, content.verifyUrl, qr, INK);
  page.link(qr.x, qr.y, qr.size, qr.size, content.verifyUrl);
  line(page, "Scan to verify", {
    x: 656,
    y: FOOT.text,
    size: 10,
    color: SOFT,
    width: FOOT.width,
  });
  line(page, `No. ${content.serial}`, {
    x: 656,
    y: FOOT.text + 17,
    size: 10,
    role: "mono",
    width: FOOT.width,
  });
}

function column(page: Page, x: number, value: string, label: string): void {
  const { width } = FOOT;
  line(page, value, { x, y: FOOT.rule - 16, size: 15, role: "serif", width });
  rule(page, x - width / 2, x + width / 2, FOOT.rule, LINE);
  line(page, label, { x, y: FOOT.text, size: 10, color: SOFT, width });
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

interface LineStyle {
  /** Height of the line's middle, in points from the top. */
  y: number;
  /** Middle of the line; the page's middle unless said. */
  x?: number;
  /** Largest size; long texts get a smaller one. */
  size: number;
  role?: FontRole;
  color?: string;
  width?: number;
}

/** One centred line that never breaks. */
function line(page: Page, text: string, style: LineStyle): void {
  const { x = CENTRE, y, size, role = "plain", color = INK } = style;
  const clean = text.replace(/[\p{Cc}\s]+/gu, " ").trim();
  page.font(fontFor(role, clean));
  const fitted = fitLine(page, clean, size, style.width ?? 660);
  page.fillColor(color).fontSize(fitted.size);
  let left = x - fitted.width / 2;
  for (const run of fitted.runs) {
    page.text(run.text, left, y, {
      lineBreak: false,
      baseline: "middle",
      features: WHOLE_LINE,
    });
    left += run.width;
  }
}
