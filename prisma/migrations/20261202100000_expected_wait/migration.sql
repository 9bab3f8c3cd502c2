-- How long people took of late is looked up when a visitor asks for one. Of handoffs that were offered at once: somebody was online.
CREATE INDEX handoff_offered_at_once ON handoff (workspace_id, requested_at) WHERE offered_at = requested_at;
