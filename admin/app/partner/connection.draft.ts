import { textOf } from "@throughline/web/form-fields.server";
import { adapterKindOf, type AdapterKind } from "./adapter-kind.ts";

/** What the connection form says, as the api wants it; the api says what is wrong with it. */
export function draftOf(fields: FormData) {
  const adapter = adapterKindOf(textOf(fields, "adapter"));
  const text = (name: string) => textOf(fields, name).trim();
  return {
    adapter,
    partnerId: text("partnerId"),
    baseUrl: text("baseUrl"),
    settings: settingsOf[adapter](text),
    callsPerMinute: wholeNumberOf(text("callsPerMinute")),
    apiKey: text("apiKey") || null,
    webhookSecret: text("webhookSecret") || null,
    makeWebhookSecret: fields.has("makeWebhookSecret"),
    dropOldSecret: fields.has("dropOldSecret"),
  };
}

const settingsOf: Record<
  AdapterKind,
  (text: (name: string) => string) => string
> = {
  REST: () => "{}",
  VOUCHER: () => "{}",
  LTI: (text) => text("settings"),
  SCORM_CLOUD: (text) =>
    JSON.stringify({
      appId: text("settings.appId"),
      postbackUrl: text("settings.postbackUrl") || undefined,
    }),
  ACCOUNT: (text) =>
    JSON.stringify({
      requiredCourses: text("settings.requiredCourses")
        .split(/\r?\n/)
        .map((line) => line.trim())
        .filter((line) => line !== ""),
      signInUrl: text("settings.signInUrl") || undefined,
    }),
};

/** What is no number is 0, which the api refuses by the field's name. */
function wholeNumberOf(text: string): number {
  return /^\d{1,9}$/.test(text) ? Number(text) : 0;
}
