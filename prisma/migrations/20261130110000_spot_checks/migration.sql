-- What people look at afterwards (docs/adr/0088-escalations-are-audited-by-chance.md): answers that were sent although they were flagged, and a share of
-- the turns that went to people, drawn as answers are.
CREATE INDEX decision_flagged ON decision (workspace_id, created_at DESC, id DESC) WHERE signals @> '{"flags": [{}]}'::jsonb;
CREATE INDEX decision_handoff_drawn ON decision (workspace_id, created_at, id) WHERE action = 'handoff' AND (signals->>'draw')::float8 < sampling_probability;

-- Whether a person was needed on a turn that went to people; one a member and decision.
CREATE TABLE handoff_grade (
  workspace_id uuid NOT NULL,
  decision_id uuid NOT NULL,
  graded_by uuid NOT NULL,
  needed boolean NOT NULL,
  created_at timestamptz(3) NOT NULL,
  updated_at timestamptz(3),
  PRIMARY KEY (workspace_id, decision_id, graded_by),
  FOREIGN KEY (workspace_id, decision_id) REFERENCES decision (workspace_id, id),
  FOREIGN KEY (workspace_id, graded_by) REFERENCES member (workspace_id, id)
);
ALTER TABLE handoff_grade ENABLE ROW LEVEL SECURITY;
ALTER TABLE handoff_grade FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON handoff_grade TO handrail_app USING (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid) WITH CHECK (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid);
GRANT SELECT, INSERT ON handoff_grade TO handrail_app;
GRANT UPDATE (needed, updated_at) ON handoff_grade TO handrail_app;
