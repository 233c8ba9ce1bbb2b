import { z } from "zod";

/** Students are sent to such addresses, so nothing but a web address of sensible length will do. */
export const webAddress = z.url({ protocol: /^https?$/ }).max(2_000);
