-- Those who wait for a class, in line, found without reading whoever waited once.
CREATE INDEX waitlist_entry_waiting ON "WaitlistEntry" ("sessionId", place) WHERE state = 'WAITING';
