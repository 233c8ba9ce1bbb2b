-- The picture of a course that is being written, and what students go on to see of a course that is taken off sale.

CREATE TABLE "CourseDraftImage" (
    "draftId" UUID NOT NULL,
    "contentType" TEXT NOT NULL,
    "bytes" BYTEA NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "course_draft_image_pk" PRIMARY KEY ("draftId")
);

ALTER TABLE "CourseDraftImage" ADD CONSTRAINT "course_draft_image_draft_fk" FOREIGN KEY ("draftId") REFERENCES "CourseDraft"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Two mebibytes; what is one is told by its first bytes.
ALTER TABLE "CourseDraftImage"
  ADD CONSTRAINT course_draft_image_is_small CHECK (octet_length(bytes) BETWEEN 1 AND 2097152),
  ADD CONSTRAINT course_draft_image_is_a_picture CHECK ("contentType" IN ('image/png', 'image/jpeg', 'image/webp'));
ALTER TABLE "CourseImage"
  ADD CONSTRAINT course_image_is_small CHECK (octet_length(bytes) BETWEEN 1 AND 2097152),
  ADD CONSTRAINT course_image_is_a_picture CHECK ("contentType" IN ('image/png', 'image/jpeg', 'image/webp'));

ALTER TABLE "CourseDraftImage" ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE, DELETE ON "CourseDraftImage" TO throughline_worker, throughline_api;
CREATE POLICY workers_do_their_work ON "CourseDraftImage" TO throughline_worker USING (true) WITH CHECK (true);
CREATE POLICY staff_see_and_do_everything ON "CourseDraftImage" TO throughline_api
  USING ((SELECT viewer_is_staff())) WITH CHECK ((SELECT viewer_is_staff()));

-- A course that is taken off sale is a draft again, and whoever is in it goes on.
CREATE POLICY students_see_their_courses ON "Course" FOR SELECT TO throughline_api
  USING (EXISTS (SELECT FROM "Enrollment" e WHERE e."courseId" = "Course".id AND e."personId" = (SELECT viewer_person())));
CREATE POLICY students_see_their_courses ON "CourseStep" FOR SELECT TO throughline_api
  USING (EXISTS (SELECT FROM "Enrollment" e WHERE e."courseId" = "CourseStep"."courseId" AND e."personId" = (SELECT viewer_person())));

COMMENT ON TABLE "CourseDraftImage" IS 'The picture that a course gets when its draft is published.';
