export { AppShell, type NavGroup } from "./app-shell.tsx";
export { Avatar } from "./avatar.tsx";
export { Banner } from "./banner.tsx";
export {
  Button,
  buttonLook,
  type ButtonLook,
  type ButtonProps,
} from "./button.tsx";
export { Calendar, type CalendarProps } from "./calendar/calendar.tsx";
export {
  calendarSpan,
  calendarViews,
  dayIn,
  isDay,
  type CalendarView,
} from "./calendar/calendar-days.ts";
export {
  type CalendarEvent,
  type CalendarLook,
} from "./calendar/calendar-event.ts";
export { Card } from "./card.tsx";
export { CheckList } from "./check-list.tsx";
export { Checkbox, type CheckboxProps } from "./checkbox.tsx";
export { cn } from "./cn.ts";
export { CommandPalette, type Command } from "./command-palette.tsx";
export { ConfirmDialog } from "./confirm-dialog.tsx";
export { DataTable, type Column } from "./data-table.tsx";
export { Dialog, type DialogProps } from "./dialog.tsx";
export { DurationBars, type StepDuration } from "./duration-bars.tsx";
export { DurationHistogram } from "./duration-histogram.tsx";
export { EmptyState } from "./empty-state.tsx";
export { ErrorState } from "./error-state.tsx";
export { FieldError } from "./field-error.tsx";
export { FlowColumns } from "./flow-columns.tsx";
export {
  type FlowLink,
  type FlowRisk,
  type FlowRows,
  type FlowStep,
} from "./flow-step.ts";
export {
  ForecastChart,
  type ForecastPlace,
  type ForecastSeries,
} from "./forecast-chart.tsx";
export { FormError, type Problem } from "./form-error.tsx";
export { formatDuration } from "./format-duration.ts";
export { formatMoney, plainMoney } from "./format-money.ts";
export { Gallery } from "./gallery.tsx";
export { Highlight } from "./highlight.tsx";
export { IconButton, type IconButtonProps } from "./icon-button.tsx";
export { KeyHint } from "./key-hint.tsx";
export { LedgerTable } from "./ledger-table.tsx";
export { LinkButton, type LinkButtonProps } from "./link-button.tsx";
export { LiveIndicator, type LiveState } from "./live-indicator.tsx";
export { Markdown } from "./markdown/markdown.tsx";
export { Menu, type MenuAction } from "./menu.tsx";
export { currentHref, type NavItem } from "./nav-item.ts";
export { MonthColumns, type MonthColumn } from "./month-columns.tsx";
export { NavTabs, type NavTab } from "./nav-tabs.tsx";
export { PageHeader, type Crumb } from "./page-header.tsx";
export { Pagination } from "./pagination.tsx";
export { Pill, type PillTone } from "./pill.tsx";
export { PortalShell } from "./portal-shell.tsx";
export { ProgressBar } from "./progress-bar.tsx";
export { RadioGroup, type RadioGroupProps } from "./radio-group.tsx";
export { ClockTime, RelativeTime } from "./relative-time.tsx";
export { ScrollBox } from "./scroll-box.tsx";
export { SearchField, type SearchFieldProps } from "./search-field.tsx";
export {
  SelectField,
  type Option,
  type SelectFieldProps,
} from "./select-field.tsx";
export { ShortcutSheet, type ShortcutGroup } from "./shortcut-sheet.tsx";
export { Skeleton } from "./skeleton.tsx";
export { SkipLink } from "./skip-link.tsx";
export { SortableList, type SortableTexts } from "./sortable-list.tsx";
export { Stat } from "./stat.tsx";
export { StatePill } from "./state-pill.tsx";
export { StepPath, type PathPlace, type PathStep } from "./step-path.tsx";
export { stateLook, stepStates, type StepState } from "./step-state.ts";
export { TableTwin } from "./table-twin.tsx";
export { TextArea, type TextAreaProps } from "./text-area.tsx";
export { TextField, type TextFieldProps } from "./text-field.tsx";
export { TextLink, type TextLinkProps } from "./text-link.tsx";
export { themeOfCookie, ThemeToggle, type Theme } from "./theme-toggle.tsx";
export { TimeSlider } from "./time-slider.tsx";
export { Timeline, type TimelineEvent } from "./timeline.tsx";
export { Tooltip } from "./tooltip.tsx";
export { useDay } from "./use-day.ts";
export { useHotkey } from "./use-hotkey.ts";
export { useBrowserZone } from "./use-browser-zone.ts";
export { useHydrated } from "./use-hydrated.ts";
export { useInstant } from "./use-instant.ts";
export { useListKeys } from "./use-list-keys.ts";
export { useMoney } from "./use-money.ts";
export { useMonth } from "./use-month.ts";
export { useNow } from "./use-now.ts";
export { useNumber } from "./use-number.ts";
export { VisuallyHidden } from "./visually-hidden.tsx";
export { useWords, WordsProvider, type Words } from "./words.tsx";
export {
  DialogTrigger,
  I18nProvider,
  useLocale,
  RouterProvider,
} from "react-aria-components";
