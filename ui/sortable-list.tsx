import {
  closestCenter,
  DndContext,
  KeyboardSensor,
  PointerSensor,
  useSensor,
  useSensors,
  type DragEndEvent,
} from "@dnd-kit/core";
import {
  arrayMove,
  SortableContext,
  sortableKeyboardCoordinates,
  useSortable,
  verticalListSortingStrategy,
} from "@dnd-kit/sortable";
import { CSS } from "@dnd-kit/utilities";
import { GripVertical } from "lucide-react";
import type { ReactNode } from "react";
import { buttonLook } from "./button.tsx";
import { cn } from "./cn.ts";
import { useHydrated } from "./use-hydrated.ts";

/**
 * A list whose order is made by dragging: by pointer, or by keyboard (space takes, arrows move, space puts down, Escape gives up), told
 * to screen readers as it happens. `onOrder` gets the ids in their new order. Buttons for the same are the caller's, for who does not drag.
 */
export function SortableList({
  id,
  label,
  items,
  texts,
  onOrder,
  children,
}: SortableListProps) {
  const sensors = useSensors(
    useSensor(PointerSensor, { activationConstraint: { distance: 4 } }),
    useSensor(KeyboardSensor, {
      coordinateGetter: sortableKeyboardCoordinates,
    }),
  );
  const ids = items.map((item) => item.id);
  const nameOf = (wanted: string | number) =>
    items.find((item) => item.id === wanted)?.label ?? "";
  const placeOf = (wanted: string | number) => ids.indexOf(String(wanted)) + 1;
  const drop = ({ active, over }: DragEndEvent) => {
    if (!over || over.id === active.id) return;
    onOrder(arrayMove(ids, placeOf(active.id) - 1, placeOf(over.id) - 1));
  };
  return (
    <DndContext
      // Of its own, because a counter would differ between server and browser.
      id={id}
      sensors={sensors}
      collisionDetection={closestCenter}
      onDragEnd={drop}
      accessibility={{
        screenReaderInstructions: { draggable: texts.explain },
        announcements: {
          onDragStart: ({ active }) =>
            texts.taken(nameOf(active.id), placeOf(active.id)),
          onDragOver: ({ active, over }) =>
            over ? texts.over(nameOf(active.id), placeOf(over.id)) : undefined,
          onDragEnd: ({ active, over }) =>
            texts.dropped(nameOf(active.id), placeOf((over ?? active).id)),
          onDragCancel: ({ active }) =>
            texts.canceled(nameOf(active.id), placeOf(active.id)),
        },
      }}
    >
      <SortableContext items={ids} strategy={verticalListSortingStrategy}>
        <ol aria-label={label} className="flex flex-col gap-3">
          {items.map((item, index) => (
            <SortableItem
              key={item.id}
              id={item.id}
              handleLabel={texts.handle(item.label)}
            >
              {(handle) => children(item.id, index, handle)}
            </SortableItem>
          ))}
        </ol>
      </SortableContext>
    </DndContext>
  );
}

function SortableItem({
  id,
  handleLabel,
  children,
}: {
  id: string;
  handleLabel: string;
  children: (handle: ReactNode) => ReactNode;
}) {
  const hydrated = useHydrated();
  const {
    attributes,
    listeners,
    setNodeRef,
    setActivatorNodeRef,
    transform,
    transition,
    isDragging,
  } = useSortable({ id });
  const handle = hydrated && (
    <button
      type="button"
      ref={setActivatorNodeRef}
      {...attributes}
      {...listeners}
      aria-label={handleLabel}
      className={cn(
        buttonLook({ variant: "quiet" }),
        "aspect-square cursor-grab touch-none px-0 active:cursor-grabbing touch:min-w-11",
      )}
    >
      <GripVertical aria-hidden />
    </button>
  );
  return (
    <li
      ref={setNodeRef}
      style={{ transform: CSS.Translate.toString(transform), transition }}
      className={cn(
        "rounded-panel border border-line bg-surface",
        isDragging && "relative z-10 shadow-floating",
      )}
    >
      {children(handle)}
    </li>
  );
}

/** What the list says about dragging, in the reader's language. Places count from 1. */
export interface SortableTexts {
  /** How one drags by keyboard. */
  explain: string;
  /** The name of an item's handle. */
  handle: (label: string) => string;
  taken: (label: string, place: number) => string;
  over: (label: string, place: number) => string;
  dropped: (label: string, place: number) => string;
  canceled: (label: string, place: number) => string;
}

interface SortableListProps {
  /** Unique on the page. */
  id: string;
  label: string;
  items: readonly { id: string; label: string }[];
  texts: SortableTexts;
  onOrder: (ids: string[]) => void;
  /** Draws an item; `handle` is what it is dragged by, nothing without JavaScript. */
  children: (id: string, index: number, handle: ReactNode) => ReactNode;
}
