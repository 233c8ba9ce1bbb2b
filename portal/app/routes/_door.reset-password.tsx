import { titled } from "../messages/title.ts";

export { ResetPassword as default } from "@throughline/web/door/reset-password.tsx";
export { action, loader } from "@throughline/web/door/reset-password.server";

export const meta = titled("reset.title");
