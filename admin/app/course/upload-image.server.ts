import { apiHeaders } from "@throughline/web/api-headers.server";
import { currentEnv } from "@throughline/web/env";
import { z } from "zod";

const refusal = z.object({ error: z.object({ message: z.string() }) });

/** Passes a picture on to the api; answers why it was refused, null where it was kept. */
export async function uploadImage(
  request: Request,
  path: string,
  file: FormDataEntryValue | null,
): Promise<string | null> {
  if (!(file instanceof File) || file.size === 0) return "Choose a picture.";
  const headers = apiHeaders(request);
  headers.set("content-type", "application/octet-stream");
  const answer = await fetch(new URL(path, currentEnv().apiUrl), {
    method: "PUT",
    headers,
    body: await file.arrayBuffer(),
    signal: request.signal,
  });
  if (answer.ok) return null;
  if (answer.status === 413) return "A picture has at most 2 MB.";
  const read = refusal.safeParse(await answer.json().catch(() => null));
  return read.success
    ? read.data.error.message
    : "The picture could not be kept. Try again.";
}
