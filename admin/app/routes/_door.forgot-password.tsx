import { titled } from "../messages/title.ts";

export { ForgotPassword as default } from "@throughline/web/door/forgot-password.tsx";
export { action } from "@throughline/web/door/forgot-password.server";

export const meta = titled("forgot.title");
