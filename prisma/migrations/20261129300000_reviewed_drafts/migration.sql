-- What people have decided on drafts, newest first: how each reviewer reviews.
CREATE INDEX draft_decided ON draft (workspace_id, decided_at DESC) WHERE decided_by IS NOT NULL;
