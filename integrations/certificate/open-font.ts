/** A font file as the PDF library has read it. */
export interface OpenFont {
  hasGlyphForCodePoint: (codePoint: number) => boolean;
}

/** Opens a font, once for each document. Null for a file whose table of characters cannot be read: some cut ones have none. */
export function openFont(
  page: PDFKit.PDFDocument,
  file: string,
): OpenFont | null {
  const opened = openedFor(page);
  const known = opened.get(file);
  if (known !== undefined) return known;
  const font = read(page, file);
  opened.set(file, font);
  return font;
}

const documents = new WeakMap<
  PDFKit.PDFDocument,
  Map<string, OpenFont | null>
>();

function openedFor(page: PDFKit.PDFDocument) {
  const known = documents.get(page);
  if (known) return known;
  const opened = new Map<string, OpenFont | null>();
  documents.set(page, opened);
  return opened;
}

function read(page: PDFKit.PDFDocument, file: string): OpenFont | null {
  const { _font } = page.font(file) as unknown as { _font: { font: Shaper } };
  try {
    _font.font.hasGlyphForCodePoint(0x20);
  } catch {
    return null;
  }
  tolerateMissingAnchors(_font.font);
  return _font.font;
}

/** What is used of the library's innards. */
interface Shaper extends OpenFont {
  _layoutEngine?: { engine?: { GPOSProcessor?: MarkPositioner | null } };
}
interface MarkPositioner {
  applyAnchor: (
    mark: { markAnchor?: object | null } | null,
    base: object | null,
    baseIndex: number,
  ) => void;
}

/**
 * Where a letter has no anchor for a mark, the mark stays where it is (OpenType, GPOS lookup type 4); the library would throw,
 * as it does for Gurmukhi, Telugu and Malayalam.
 */
function tolerateMissingAnchors({ _layoutEngine }: Shaper): void {
  const positioner = _layoutEngine?.engine?.GPOSProcessor;
  if (!positioner) return;
  const apply = positioner.applyAnchor.bind(positioner);
  positioner.applyAnchor = (mark, base, index) => {
    if (mark?.markAnchor && base) apply(mark, base, index);
  };
}
