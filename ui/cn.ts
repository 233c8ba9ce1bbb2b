import { clsx, type ClassValue } from "clsx";
import { extendTailwindMerge } from "tailwind-merge";

/** Joins class names; of two Tailwind classes for the same property the later wins, so a caller's class beats a component's own. */
export function cn(...classes: ClassValue[]): string {
  return merge(clsx(classes));
}

const merge = extendTailwindMerge({
  extend: {
    theme: {
      radius: ["control", "panel"],
      shadow: ["floating"],
      animate: ["flash", "flash-again", "shimmer", "appear", "slide"],
    },
  },
});
