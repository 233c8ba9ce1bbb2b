import { useText } from "../messages/use-text.ts";
import { useDocument } from "./use-document.ts";

/** The school's name; on a page whose frame could not be loaded, the product's. */
export function useSchoolName(): string {
  const text = useText();
  return useDocument()?.schoolName ?? text("app.name");
}
