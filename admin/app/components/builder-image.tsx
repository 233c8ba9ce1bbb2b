import { Form, useNavigation } from "@remix-run/react";
import { Button, Card, FormError, TextField } from "@throughline/ui";
import type { BuilderAnswer } from "../course/builder.action.server.ts";
import type { BuilderDraft } from "../course/builder.query.ts";
import { useText } from "../messages/use-text.ts";

/** The picture that the course has or gets, and the ways to change it. */
export function BuilderImage({
  draft: { imageUrl, course, content, revision },
  answer,
  isReady,
}: {
  draft: BuilderDraft;
  answer: BuilderAnswer | undefined;
  /** All that was typed beside it is kept; changing the picture draws the page anew. */
  isReady: boolean;
}) {
  const text = useText();
  const isPending = useNavigation().formData?.get("intent") === "image";
  const problems = answer?.form === "image" ? answer.problems : [];
  const { removesImage, imageAlt } = content;
  const present = imageUrl ?? (removesImage ? null : course?.image?.url);
  const hasOld = imageUrl === null && course?.image != null;
  return (
    <Card
      title={text("builder.image")}
      description={text("builder.imageExplain")}
    >
      <div className="flex flex-col items-start gap-3">
        {present ? (
          <img
            src={present}
            alt={imageAlt}
            className="max-h-48 max-w-full rounded-panel border border-line object-contain"
          />
        ) : (
          <p className="text-sm text-muted">
            {text(removesImage ? "builder.imageRemoved" : "builder.imageNone")}
          </p>
        )}
        <Form
          method="post"
          encType="multipart/form-data"
          noValidate
          preventScrollReset
          className="flex w-full flex-col items-start gap-3"
        >
          <FormError title={text("builder.imageRefused")} problems={problems} />
          <input type="hidden" name="revision" value={revision} />
          <TextField
            id="image"
            type="file"
            name="image"
            accept="image/png,image/jpeg,image/webp"
            label={text("builder.imageFile")}
            className="w-full max-w-md"
            error={problems[0]?.message}
          />
          <div className="flex flex-wrap gap-2">
            <Button
              type="submit"
              name="intent"
              value="image"
              isDisabled={!isReady}
              pending={isPending}
            >
              {text("builder.imageUpload")}
            </Button>
            {hasOld && (
              <Button
                type="submit"
                name="intent"
                value={removesImage ? "keepImage" : "removeImage"}
                isDisabled={!isReady}
              >
                {text(
                  removesImage ? "builder.imageKeep" : "builder.imageRemove",
                )}
              </Button>
            )}
          </div>
          {!isReady && (
            <p className="text-xs text-muted">{text("builder.imageWaits")}</p>
          )}
        </Form>
      </div>
    </Card>
  );
}
