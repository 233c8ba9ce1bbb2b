import { TextArea, TextField } from "@throughline/ui";
import { z } from "zod";
import { useText } from "../messages/use-text.ts";
import type { AdapterKind } from "../partner/adapter-kind.ts";

interface SettingsProps {
  /** As kept; whatever is not of this kind is left out. */
  settings: unknown;
  webhookUrl: string;
  errorOf: (name: string) => string | undefined;
}

/** The fields that one kind of connection needs besides address and key. */
export function PartnerConnectionSettings({
  kind,
  ...props
}: SettingsProps & { kind: AdapterKind }) {
  if (kind === "SCORM_CLOUD") return <ScormSettings {...props} />;
  if (kind === "ACCOUNT") return <AccountSettings {...props} />;
  if (kind === "LTI") return <LtiSettings {...props} />;
  return null;
}

const scorm = z.object({ appId: z.string(), postbackUrl: z.string() });

function ScormSettings({ settings, webhookUrl, errorOf }: SettingsProps) {
  const text = useText();
  const kept = scorm.partial().safeParse(settings).data;
  return (
    <>
      <TextField
        id="settings.appId"
        name="settings.appId"
        label={text("connection.appId")}
        defaultValue={kept?.appId}
        error={errorOf("settings.appId")}
        required
      />
      <TextField
        id="settings.postbackUrl"
        name="settings.postbackUrl"
        type="url"
        label={text("connection.postbackUrl")}
        defaultValue={kept?.postbackUrl ?? webhookUrl}
        error={errorOf("settings.postbackUrl")}
      />
    </>
  );
}

const account = z.object({
  requiredCourses: z.array(z.string()),
  signInUrl: z.string(),
});

function AccountSettings({ settings, errorOf }: SettingsProps) {
  const text = useText();
  const kept = account.partial().safeParse(settings).data;
  return (
    <>
      <TextArea
        id="settings.requiredCourses"
        name="settings.requiredCourses"
        label={text("connection.requiredCourses")}
        description={text("connection.requiredCoursesHint")}
        defaultValue={kept?.requiredCourses?.join("\n")}
        error={errorOf("settings.requiredCourses")}
      />
      <TextField
        id="settings.signInUrl"
        name="settings.signInUrl"
        type="url"
        label={text("connection.signInUrl")}
        description={text("connection.signInUrlHint")}
        defaultValue={kept?.signInUrl}
        error={errorOf("settings.signInUrl")}
      />
    </>
  );
}

function LtiSettings({ settings, errorOf }: SettingsProps) {
  const text = useText();
  return (
    <TextArea
      id="settings"
      name="settings"
      dir="ltr"
      rows={12}
      spellCheck={false}
      label={text("connection.ltiSettings")}
      description={text("connection.ltiSettingsHint")}
      defaultValue={JSON.stringify(settings, null, 2)}
      error={errorOf("settings")}
    />
  );
}
