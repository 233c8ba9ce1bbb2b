import type { ServerResponse } from "node:http";
import type { Database } from "@throughline/prisma";
import {
  sendMethodNotAllowed,
  sendNotFound,
  sendProblem,
} from "../http/answer.ts";
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
    select: {
      revision: true,
      document: { select: { pdf: true, revision: true } },
    },
  });
  const pdf = certificate?.document?.pdf;
  if (!pdf) return sendNotFound(response);
  if (certificate.document?.revision !== certificate.revision)
    return sendBeingPrinted(response);
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

/** It was reissued just now: the old document must not be given out any more, and the new one is a moment away. */
function sendBeingPrinted(response: ServerResponse): void {
  const problem = {
    code: "BEING_PRINTED",
    field: "path",
    message: "This certificate is being printed anew. Try again in a moment.",
  };
  sendProblem(response, 503, problem, { "retry-after": "5" });
}
