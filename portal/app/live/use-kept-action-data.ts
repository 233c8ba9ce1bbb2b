import { useActionData, useLocation } from "@remix-run/react";
import { useState } from "react";

/** What the page's action answered, until the next navigation: live data loaded meanwhile would else take a refusal off the page. */
export function useKeptActionData<Action>() {
  const answer = useActionData<Action>();
  const { key } = useLocation();
  const [kept, setKept] = useState({ answer, key });
  if (answer !== undefined && answer !== kept.answer) setKept({ answer, key });
  return answer ?? (kept.key === key ? kept.answer : undefined);
}
