-- Messages of visitors that had personal data taken out before they were stored (docs/adr/0070-masked-before-storage.md). A retry of the same client
-- id is compared with what was sent by its keyed hash; what was sent is nowhere. Only such messages have a row.
CREATE TABLE masked_message (
  workspace_id uuid NOT NULL,
  message_id uuid NOT NULL,
  sent_mac text NOT NULL,
  PRIMARY KEY (workspace_id, message_id),
  FOREIGN KEY (workspace_id, message_id) REFERENCES message (workspace_id, id)
);
ALTER TABLE masked_message ENABLE ROW LEVEL SECURITY;
ALTER TABLE masked_message FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON masked_message TO handrail_app USING (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid) WITH CHECK (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid);
GRANT SELECT, INSERT ON masked_message TO handrail_app;
