-- What is sold of a course goes off sale with it, and comes back with it; what staff took off sale by itself does not.
ALTER TABLE "Product" ADD COLUMN "endedWithCourse" BOOLEAN NOT NULL DEFAULT false;
ALTER TABLE "Product" ADD CONSTRAINT product_ended_with_course CHECK (NOT "endedWithCourse" OR (state = 'ARCHIVED' AND "courseId" IS NOT NULL));
COMMENT ON COLUMN "Product"."endedWithCourse" IS 'It went off sale with its course: publishing the course puts it on sale again.';

-- Of courses that are off sale now: whatever was on sale and that nobody took off sale by itself since.
UPDATE "Product" p SET "endedWithCourse" = true
  FROM "Course" c
  WHERE c.id = p."courseId" AND c.state <> 'PUBLISHED' AND p.kind <> 'COURSE' AND p.state = 'ARCHIVED'
    AND (SELECT e.type FROM "DomainEvent" e WHERE e."courseId" = c.id AND e.type IN ('product.published', 'product.archived')
      AND e.payload->>'productId' = p.id::text ORDER BY e.id DESC LIMIT 1) = 'product.published';
