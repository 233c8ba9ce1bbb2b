import { titled } from "../messages/title.ts";

export { SignIn as default } from "@throughline/web/door/sign-in.tsx";
export { action, loader } from "@throughline/web/door/sign-in.server";

export const meta = titled("signIn.title");
