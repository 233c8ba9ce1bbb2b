import { createContext, useContext, type ReactNode } from "react";

const english = {
  waiting: "Waiting",
  inProgress: "In progress",
  done: "Done",
  failed: "Failed",
  skipped: "Skipped",
  here: "You are here",
  ahead: "Ahead",
  loading: "Loading",
  close: "Close",
  cancel: "Cancel",
  clear: "Clear",
  required: "required",
  optional: "optional",
  live: "Live",
  connecting: "Connecting",
  reconnecting: "Reconnecting",
  offline: "Offline",
  since: "since",
  previous: "Previous",
  next: "Next",
  of: "of",
  sort: "Sort",
  pages: "Pages",
  bottleneck: "Bottleneck",
  stuck: "Stuck",
  atRisk: "At risk",
  overdue: "Overdue",
  dropped: "Left here",
  paused: "Paused:",
  students: "students",
  step: "Step",
  total: "Total",
  median: "Median",
  nineInTen: "9 in 10 within",
  duration: "Duration",
  longer: "Longer",
  date: "Date",
  now: "Now, live",
  earlier: "Earlier",
  later: "Later",
  asTable: "As a table",
  today: "Today",
  view: "View",
  month: "Month",
  week: "Week",
  agenda: "Agenda",
  events: "events",
  more: "{count} more",
  continueToNext: "went on to the next step",
  goAnywhere: "Go anywhere or do anything",
  nothingFound: "Nothing found",
  shortcuts: "Keyboard shortcuts",
  skipToContent: "Skip to content",
  navigation: "Navigation",
  openNavigation: "Open navigation",
  breadcrumb: "Breadcrumb",
  theme: "Theme",
  themeSystem: "As the system",
  themeLight: "Light",
  themeDark: "Dark",
  fixErrors: "Nothing was saved. Please mend this:",
};

/** Every word that a component says by itself; an app's message catalogue may replace any of them. */
export type Words = typeof english;

const WordsContext = createContext<Words>(english);

/** Gives the components inside an app's own words; words left out stay English. */
export function WordsProvider({
  words,
  children,
}: {
  words: Partial<Words>;
  children: ReactNode;
}) {
  return (
    <WordsContext.Provider value={{ ...english, ...words }}>
      {children}
    </WordsContext.Provider>
  );
}

/** The words of the nearest WordsProvider, else English. */
export function useWords(): Words {
  return useContext(WordsContext);
}
