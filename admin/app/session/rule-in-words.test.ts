import { createIntl } from "react-intl";
import { expect, test } from "vitest";
import { en } from "../messages/en.ts";
import { ruleInWords } from "./rule-in-words.ts";

const intl = createIntl({ locale: "en", messages: en });

test.each([
  ["FREQ=WEEKLY;BYDAY=MO;COUNT=4", "every Monday"],
  [
    "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,TH;UNTIL=20270101",
    "every 2 weeks on Tuesday and Thursday",
  ],
  ["FREQ=DAILY;COUNT=3", "every day"],
  ["FREQ=MONTHLY;INTERVAL=3;COUNT=3", "every 3 months"],
  ["FREQ=MONTHLY;BYDAY=1MO;COUNT=3", null],
])("the rule %s is told as %s", (rule, words) => {
  const text = (id: keyof typeof en, values?: Record<string, unknown>) =>
    intl.formatMessage({ id }, values as Record<string, string>);
  expect(ruleInWords(rule, text)).toBe(words);
});
