-- What the model said to the same question for somebody else, where that differs (docs/adr/0093-the-same-question-for-somebody-else.md). The question is the
-- visitor's message with the words that the decision's signals name in its places: it is kept nowhere.
CREATE TABLE paired_answer (
  workspace_id uuid NOT NULL,
  decision_id uuid NOT NULL,
  -- Null once erased, as is the salt; the decision's signals name the digest of both.
  text text,
  salt bytea,
  sources jsonb NOT NULL,
  created_at timestamptz(3) NOT NULL,
  PRIMARY KEY (workspace_id, decision_id),
  FOREIGN KEY (workspace_id, decision_id) REFERENCES decision (workspace_id, id)
);
ALTER TABLE paired_answer ENABLE ROW LEVEL SECURITY;
ALTER TABLE paired_answer FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON paired_answer TO handrail_app USING (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid) WITH CHECK (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid);
GRANT SELECT, INSERT ON paired_answer TO handrail_app;
