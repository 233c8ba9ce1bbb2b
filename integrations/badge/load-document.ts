import { badges, vc, type DocumentLoader, type Json } from "./library.ts";

/**
 * A loader that knows the contexts of Verifiable Credentials 2.0 and Open Badges 3.0, which are part of this program, and the
 * documents given; it throws for any other address, so that neither signing nor checking needs a network.
 */
export function loadFrom(documents: readonly Json[] = []): DocumentLoader {
  const known = new Map<string, unknown>(badges.contexts);
  for (const document of documents)
    if (typeof document.id === "string") known.set(document.id, document);
  return async (url) =>
    known.has(url)
      ? { contextUrl: null, documentUrl: url, document: known.get(url) }
      : vc.defaultDocumentLoader(url);
}
