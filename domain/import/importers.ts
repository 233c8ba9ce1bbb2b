import { courseImporter } from "./course-importer.ts";
import { enrollmentImporter } from "./enrollment-importer.ts";
import type { ImportKind } from "./import-kinds.ts";
import type { Importer } from "./importer.ts";
import { partnerImporter } from "./partner-importer.ts";

/** How each kind is imported. */
export const importers: Record<ImportKind, Importer> = {
  IMPORT_PARTNERS: partnerImporter,
  IMPORT_COURSES: courseImporter,
  IMPORT_ENROLLMENTS: enrollmentImporter,
};
