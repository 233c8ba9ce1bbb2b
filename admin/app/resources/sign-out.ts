export { action, loader } from "@throughline/web/door/sign-out.server";
