-- What a workspace has used, a row a day of UTC. The listener `usage` of the sealed log counts all but api_requests, which processes add up in
-- memory and write down every few seconds.
CREATE TABLE usage_day (
  workspace_id uuid NOT NULL REFERENCES workspace (id),
  starts_at timestamptz(3) NOT NULL,
  conversations bigint NOT NULL DEFAULT 0,
  visitor_messages bigint NOT NULL DEFAULT 0,
  bot_answers bigint NOT NULL DEFAULT 0,
  person_messages bigint NOT NULL DEFAULT 0,
  input_tokens bigint NOT NULL DEFAULT 0,
  output_tokens bigint NOT NULL DEFAULT 0,
  api_requests bigint NOT NULL DEFAULT 0,
  PRIMARY KEY (workspace_id, starts_at)
);
ALTER TABLE usage_day ENABLE ROW LEVEL SECURITY;
ALTER TABLE usage_day FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON usage_day TO handrail_app USING (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid) WITH CHECK (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid);
GRANT SELECT, INSERT, UPDATE, DELETE ON usage_day TO handrail_app;

-- How many bytes the files of a workspace have is asked at every upload.
CREATE INDEX file_bytes ON file (workspace_id, purpose) INCLUDE (size_bytes) WHERE erased_at IS NULL;
