import { z } from "zod";

const variables = z.object({
  NODE_ENV: z.string().optional(),
  PORTAL_URL: z
    .url({ protocol: /^https?$/, error: "must be a http(s) address" })
    .default("http://127.0.0.1:3000"),
});

/** What the admin's own pages need to know of their surroundings. Throws an error that names a wrong variable. */
export function readAdminEnv(source: NodeJS.ProcessEnv = process.env): {
  isProduction: boolean;
  portalUrl: string;
} {
  const result = variables.safeParse({
    NODE_ENV: source.NODE_ENV,
    PORTAL_URL: source.PORTAL_URL || undefined,
  });
  if (!result.success)
    throw new Error(
      `The environment is wrong.\n${z.prettifyError(result.error)}`,
    );
  return {
    isProduction: result.data.NODE_ENV === "production",
    portalUrl: result.data.PORTAL_URL,
  };
}
