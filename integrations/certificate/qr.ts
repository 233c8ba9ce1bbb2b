import QRCode from "qrcode";

/** Draws a QR code as sharp squares, `size` points wide. */
export function drawQrCode(
  page: PDFKit.PDFDocument,
  text: string,
  place: { x: number; y: number; size: number },
  color: string,
): void {
  const { modules } = QRCode.create(text, { errorCorrectionLevel: "M" });
  const cell = place.size / modules.size;
  for (let row = 0; row < modules.size; row += 1) {
    for (let column = 0; column < modules.size; column += 1) {
      if (modules.get(row, column)) {
        page.rect(
          place.x + column * cell,
          place.y + row * cell,
          // A hair wider, so that viewers show no white lines between neighbours.
          cell + 0.05,
          cell + 0.05,
        );
      }
    }
  }
  page.fill(color);
}
