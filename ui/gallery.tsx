import {
  Bell,
  BookOpen,
  Building2,
  House,
  Inbox,
  LayoutDashboard,
  Users,
  Workflow,
} from "lucide-react";
import type { ReactNode } from "react";
import { AppShell, type NavGroup } from "./app-shell.tsx";
import { Avatar } from "./avatar.tsx";
import { CalendarGallery } from "./gallery/calendar-gallery.tsx";
import { ControlGallery } from "./gallery/control-gallery.tsx";
import { FeedbackGallery } from "./gallery/feedback-gallery.tsx";
import { FlowGallery } from "./gallery/flow-gallery.tsx";
import { OverlayGallery } from "./gallery/overlay-gallery.tsx";
import { PathGallery } from "./gallery/path-gallery.tsx";
import { PipelineGallery } from "./gallery/pipeline-gallery.tsx";
import { TableGallery } from "./gallery/table-gallery.tsx";
import { LiveIndicator } from "./live-indicator.tsx";
import { PageHeader } from "./page-header.tsx";
import { PortalShell } from "./portal-shell.tsx";
import { SearchField } from "./search-field.tsx";
import { ThemeToggle } from "./theme-toggle.tsx";

/** Every component with its states, on one page. `shell` puts it into a frame; without, the page's own frame stays around it. */
export function Gallery({ shell }: { shell?: "app" | "portal" }) {
  const content = (
    <>
      <PageHeader
        title="What does each component look like?"
        description="Every component with its states, from the one place where they are styled."
        trail={[
          { href: "#home", label: "Home" },
          { href: "#development", label: "Development" },
        ]}
        actions={<ThemeToggle />}
      />
      <FlowGallery />
      <PipelineGallery />
      <PathGallery />
      <CalendarGallery />
      <TableGallery />
      <ControlGallery />
      <OverlayGallery />
      <FeedbackGallery />
    </>
  );
  return frames[shell ?? "none"](content);
}

const frames: Record<
  "app" | "portal" | "none",
  (content: ReactNode) => ReactNode
> = {
  none: (content) => <div className="flex flex-col gap-5">{content}</div>,
  app: (content) => (
    <AppShell
      brand="Throughline"
      groups={groups}
      path="/pipeline"
      search={<SearchField label="Search students" className="max-w-72" />}
      live={<LiveIndicator state="live" />}
      user={<Avatar name="Ana Horvat" />}
    >
      {content}
    </AppShell>
  ),
  portal: (content) => (
    <PortalShell
      brand="Throughline"
      items={tabs}
      path="/"
      live={<LiveIndicator state="live" />}
      user={<Avatar name="Ana Horvat" />}
    >
      {content}
    </PortalShell>
  ),
};

const groups: NavGroup[] = [
  {
    items: [
      {
        href: "/",
        label: "Home",
        icon: <LayoutDashboard aria-hidden />,
        count: 12,
      },
      { href: "/pipeline", label: "Pipeline", icon: <Workflow aria-hidden /> },
      { href: "/students", label: "Students", icon: <Users aria-hidden /> },
    ],
  },
  {
    label: "Connections",
    items: [
      { href: "/partners", label: "Partners", icon: <Building2 aria-hidden /> },
      { href: "/inbox", label: "Inbox", icon: <Inbox aria-hidden />, count: 1 },
    ],
  },
];

const tabs = [
  { href: "/", label: "Home", icon: <House aria-hidden /> },
  { href: "/courses", label: "Courses", icon: <BookOpen aria-hidden /> },
  { href: "/inbox", label: "Inbox", icon: <Bell aria-hidden />, count: 3 },
];
