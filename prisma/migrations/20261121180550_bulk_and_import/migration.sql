-- Bulk operations that are put together before they are previewed, who took one back, and the files of imports.

ALTER TYPE "BulkState" ADD VALUE 'DRAFT' BEFORE 'PREVIEW';
ALTER TYPE "BulkState" ADD VALUE 'PLANNING' BEFORE 'PREVIEW';

ALTER TABLE "BulkOperation"
  ADD COLUMN "problem" TEXT,
  ADD COLUMN "undoReason" TEXT,
  ADD COLUMN "undoneById" UUID,
  ADD COLUMN "undoneByName" TEXT,
  ADD CONSTRAINT bulk_operation_undone_by_somebody CHECK (("undoReason" IS NULL) = ("undoneByName" IS NULL));

-- Completed somewhere else and told to us by an import: no certificate follows by itself.
ALTER TABLE "Enrollment" ADD COLUMN "completedElsewhere" BOOLEAN NOT NULL DEFAULT false;

CREATE TABLE "ImportFile" (
    "operationId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "size" INTEGER NOT NULL DEFAULT 0,
    "encoding" TEXT,
    "delimiter" TEXT,
    "headings" JSONB NOT NULL DEFAULT '[]',
    "sample" JSONB NOT NULL DEFAULT '[]',
    "mapping" JSONB NOT NULL DEFAULT '{}',
    "options" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "import_file_pk" PRIMARY KEY ("operationId")
);
ALTER TABLE "ImportFile" ADD CONSTRAINT "import_file_operation_fk" FOREIGN KEY ("operationId") REFERENCES "BulkOperation"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "ImportFile" ADD CONSTRAINT import_file_size CHECK (size BETWEEN 0 AND 20971520);

CREATE TABLE "ImportPiece" (
    "operationId" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "body" BYTEA NOT NULL,

    CONSTRAINT "import_piece_pk" PRIMARY KEY ("operationId","position")
);
ALTER TABLE "ImportPiece" ADD CONSTRAINT "import_piece_file_fk" FOREIGN KEY ("operationId") REFERENCES "ImportFile"("operationId") ON DELETE CASCADE ON UPDATE CASCADE;

DO $$
DECLARE
  table_name text;
BEGIN
  FOREACH table_name IN ARRAY ARRAY['ImportFile', 'ImportPiece'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', table_name);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO throughline_worker, throughline_api', table_name);
    EXECUTE format('CREATE POLICY workers_do_their_work ON %I TO throughline_worker USING (true) WITH CHECK (true)', table_name);
    EXECUTE format('CREATE POLICY staff_see_and_do_everything ON %I TO throughline_api USING ((SELECT viewer_is_staff())) WITH CHECK ((SELECT viewer_is_staff()))', table_name);
  END LOOP;
END
$$;

COMMENT ON TABLE "ImportFile" IS 'The file that an import reads, and how its columns are understood.';
COMMENT ON TABLE "ImportPiece" IS 'A piece of an import''s file, as it was uploaded.';
