import { isRouteErrorResponse } from "@remix-run/react";
import type { Catalogue, SharedMessageId } from "../messages/catalogue.ts";

/** The title, in an app's words, of a document whose route failed. */
export function errorTitle(error: unknown, messages: Catalogue): string {
  return messages[tellingOf(readError(error).status).title];
}

/** The telling for a status. */
export function tellingOf(status: number): Telling {
  return tellings[status] ?? unexpected;
}

/** The status of what a route threw, and the request id to name to support; 500 for what nobody foresaw. */
export function readError(error: unknown): {
  status: number;
  reference?: string;
} {
  if (!isRouteErrorResponse(error)) return { status: 500 };
  const { reference } = (error.data ?? {}) as { reference?: unknown };
  return {
    status: error.status,
    reference: typeof reference === "string" ? reference : undefined,
  };
}

/** How an error page tells a failure; `canReload` where trying again may help. */
export interface Telling {
  title: SharedMessageId;
  mend: SharedMessageId;
  canReload: boolean;
}

const unexpected: Telling = {
  title: "error.unexpected",
  mend: "error.unexpectedMend",
  canReload: true,
};

const tellings: Record<number, Telling> = {
  400: {
    title: "error.badAddress",
    mend: "error.badAddressMend",
    canReload: false,
  },
  403: {
    title: "error.forbidden",
    mend: "error.forbiddenMend",
    canReload: false,
  },
  404: {
    title: "error.notFound",
    mend: "error.notFoundMend",
    canReload: false,
  },
  503: {
    title: "error.unavailable",
    mend: "error.unavailableMend",
    canReload: true,
  },
};
