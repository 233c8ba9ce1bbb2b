-- A step that is taken out of its course stays in the books of those who have it; its place and its slug become free.

ALTER TABLE "CourseStep" ADD COLUMN "retiredAt" TIMESTAMPTZ(3);
DROP INDEX "course_step_position_unique";
DROP INDEX "course_step_slug_unique";
CREATE INDEX "course_step_by_position" ON "CourseStep"("courseId", "position");
CREATE UNIQUE INDEX course_step_position_unique ON "CourseStep" ("courseId", position) WHERE "retiredAt" IS NULL;
CREATE UNIQUE INDEX course_step_slug_unique ON "CourseStep" ("courseId", slug) WHERE "retiredAt" IS NULL;
