import {
  Award,
  BookOpen,
  CalendarClock,
  CalendarDays,
  HandCoins,
  ChartNoAxesColumn,
  Building2,
  Cog,
  House,
  Inbox,
  ListChecks,
  Package,
  Receipt,
  Upload,
  Users,
  Workflow,
  type LucideIcon,
} from "lucide-react";
import type { MessageId } from "../messages/use-text.ts";

/** A page that the navigation, the command palette and the `g` keys lead to. */
export interface Place {
  href: string;
  label: MessageId;
  icon: LucideIcon;
  /** Pressed after `g`. */
  letter: string;
}

/** The pages of the daily work. */
export const dailyPlaces: Place[] = [
  { href: "/", label: "nav.home", icon: House, letter: "h" },
  { href: "/pipeline", label: "nav.pipeline", icon: Workflow, letter: "p" },
  { href: "/students", label: "nav.students", icon: Users, letter: "s" },
  {
    href: "/certificates",
    label: "nav.certificates",
    icon: Award,
    letter: "e",
  },
  { href: "/calendar", label: "nav.calendar", icon: CalendarDays, letter: "d" },
  { href: "/orders", label: "nav.orders", icon: Receipt, letter: "o" },
  {
    href: "/reports",
    label: "nav.reports",
    icon: ChartNoAxesColumn,
    letter: "r",
  },
];

/** What is taught and by whom. */
export const cataloguePlaces: Place[] = [
  { href: "/courses", label: "nav.courses", icon: BookOpen, letter: "c" },
  {
    href: "/sessions",
    label: "nav.sessions",
    icon: CalendarClock,
    letter: "l",
  },
  { href: "/products", label: "nav.products", icon: Package, letter: "u" },
  { href: "/partners", label: "nav.partners", icon: Building2, letter: "a" },
  { href: "/payouts", label: "nav.payouts", icon: HandCoins, letter: "y" },
];

/** What runs by itself, and where it stopped. */
export const machineryPlaces: Place[] = [
  { href: "/inbox", label: "nav.inbox", icon: Inbox, letter: "i" },
  { href: "/bulk", label: "nav.bulk", icon: ListChecks, letter: "b" },
  { href: "/import", label: "nav.import", icon: Upload, letter: "m" },
  { href: "/jobs", label: "nav.jobs", icon: Cog, letter: "j" },
];

export const places: Place[] = [
  ...dailyPlaces,
  ...cataloguePlaces,
  ...machineryPlaces,
];
