import "@remix-run/node";

declare module "@remix-run/node" {
  /** What the server hands to an app's loaders, actions and document beside the request. */
  interface AppLoadContext {
    /** Allows the document's own inline scripts under the content security policy of this one response. */
    cspNonce: string;
  }
}
