-- The staff book outside the booking window, and so they put in line: the offer that follows is not bound to the window either.
ALTER TABLE "WaitlistEntry" ADD COLUMN "byStaff" BOOLEAN NOT NULL DEFAULT false;
COMMENT ON COLUMN "WaitlistEntry"."byStaff" IS 'Put in line by the staff: a seat is offered also outside the booking window, until the class begins.';
