import { useActionData, useLocation } from "@remix-run/react";
import { useState } from "react";

/** What the page's action answered, until the next navigation: live data loaded meanwhile would else take a refusal off the page. */
export function useKeptActionData<Action>() {
  const answer = useActionData<Action>();
  const { key } = useLocation();
  const [kept, setKept] = useState({ answer, key });
  // The answer comes before the navigation ends, which gives the page another key.
  const isKept = answer === kept.answer && key === kept.key;
  if (answer !== undefined && !isKept) setKept({ answer, key });
  return answer ?? (kept.key === key ? kept.answer : undefined);
}
