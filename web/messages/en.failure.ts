/** Texts of pages that failed. */
export const failure = {
  "error.badAddress": "This address makes no sense",
  "error.badAddressMend":
    "Part of it seems to be missing. Go on from the start page.",
  "error.notFound": "There is no such page",
  "error.notFoundMend": "It may have moved, or the address has a typing error.",
  "error.unavailable": "We cannot be reached right now",
  "error.unavailableMend":
    "This usually takes less than a minute. Load the page again.",
  "error.unexpected": "Something went wrong on our side",
  "error.unchanged": "What you had saved before is safe.",
  "error.reload": "Load again",
  "error.home": "Go to the start page",
} as const;
