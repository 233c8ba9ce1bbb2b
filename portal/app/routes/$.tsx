import { titled } from "../messages/title.ts";

export {
  answerNotFound as action,
  answerNotFound as loader,
} from "@throughline/web/document/not-found.server";

export const meta = titled("error.notFound");

// The frame's own error page is what shows.
export default function NoSuchPage() {
  return null;
}
