/** The badge's path on this host: the page may be open under another name of the portal than the badge's address has. */
export const badgePath = (credentialUrl: string): string =>
  new URL(credentialUrl).pathname;
