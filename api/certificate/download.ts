import type { Database } from "@throughline/prisma";
import { sendMethodNotAllowed, sendNotFound } from "../http/answer.ts";
import type { Exchange } from "../http/exchange.ts";

/** `GET /certificates/:serial.pdf`: the printed certificate, for whoever `db` shows it to: its owner and staff. */
export async function downloadCertificate(
  db: Database,
  { request, response }: Exchange,
  serial: string,
): Promise<void> {
  if (request.method !== "GET" && request.method !== "HEAD")
    return sendMethodNotAllowed(response, "GET");
  const certificate = await db.certificate.findUnique({
    where: { serial },
    select: { document: { select: { pdf: true } } },
  });
  const pdf = certificate?.document?.pdf;
  if (!pdf) return sendNotFound(response);
  response.writeHead(200, {
    "content-type": "application/pdf",
    "content-length": pdf.byteLength,
    "content-disposition": `inline; filename="certificate-${serial}.pdf"`,
    "cache-control": "private, no-store",
    // A browser's own viewer of PDFs needs styles and scripts of its own.
    "content-security-policy": "frame-ancestors 'none'",
  });
  response.end(request.method === "HEAD" ? undefined : pdf);
}
