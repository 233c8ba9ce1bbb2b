-- An import's check that was stopped and begun anew is another round, and an undo can be stopped between two rows.

ALTER TYPE "BulkState" ADD VALUE 'PARTLY_UNDONE' BEFORE 'UNDONE';

ALTER TABLE "BulkOperation" ADD COLUMN "round" INTEGER NOT NULL DEFAULT 0;
