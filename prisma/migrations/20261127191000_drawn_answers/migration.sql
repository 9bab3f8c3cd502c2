-- Answers that were drawn for grading, oldest first: the list to grade, and what the certificates count.
CREATE INDEX decision_drawn ON decision (workspace_id, created_at, id) WHERE reasons @> '[{"code": "drawn_for_grading"}]'::jsonb;
