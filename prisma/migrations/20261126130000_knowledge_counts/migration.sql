-- What the live index of a workspace was counted from, beside its bytes: with both the next index is made without counting again what has not
-- changed. A version without counts, as the release before makes them, is built upon by counting everything once.

CREATE TABLE knowledge_count (
  workspace_id uuid NOT NULL,
  knowledge_version_id uuid NOT NULL,
  part integer NOT NULL,
  bytes bytea NOT NULL,
  PRIMARY KEY (workspace_id, knowledge_version_id, part),
  FOREIGN KEY (workspace_id, knowledge_version_id) REFERENCES knowledge_version (workspace_id, id) ON DELETE CASCADE
);

ALTER TABLE knowledge_count ENABLE ROW LEVEL SECURITY;
ALTER TABLE knowledge_count FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON knowledge_count TO handrail_app
  USING (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid)
  WITH CHECK (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid);
GRANT SELECT, INSERT, UPDATE, DELETE ON knowledge_count TO handrail_app;

-- It was made for this and never written.
ALTER TABLE knowledge_version DROP COLUMN contents;
