-- A grade is changed by whoever gave it: which version it is, and when it became that. The log holds every version's event.
ALTER TABLE grade ADD COLUMN version integer NOT NULL DEFAULT 1 CHECK (version >= 1);
ALTER TABLE grade ADD COLUMN updated_at timestamptz(3);
