-- What the bot has learned from graded answers: which questions, said to be answered by which article, the models of the index were trained on.
-- A training and its labels are only ever added; the newest one is in force. The questions themselves stay where they are, so they can be erased.
CREATE TABLE training (
  workspace_id uuid NOT NULL REFERENCES workspace (id),
  id uuid NOT NULL,
  number integer NOT NULL CHECK (number >= 1),
  -- asked: by a person or a program. grades: enough new ones were there.
  cause text NOT NULL CHECK (cause IN ('asked', 'grades')),
  status text NOT NULL CHECK (status IN ('running', 'done')),
  label_count integer NOT NULL,
  digest text NOT NULL,
  created_by uuid,
  created_at timestamptz(3) NOT NULL,
  done_at timestamptz(3),
  PRIMARY KEY (workspace_id, id),
  UNIQUE (workspace_id, number),
  FOREIGN KEY (workspace_id, created_by) REFERENCES member (workspace_id, id)
);
CREATE TABLE training_label (
  workspace_id uuid NOT NULL,
  training_id uuid NOT NULL,
  article_id uuid NOT NULL,
  decision_id uuid NOT NULL,
  PRIMARY KEY (workspace_id, training_id, article_id, decision_id),
  FOREIGN KEY (workspace_id, training_id) REFERENCES training (workspace_id, id),
  FOREIGN KEY (workspace_id, article_id) REFERENCES article (workspace_id, id),
  FOREIGN KEY (workspace_id, decision_id) REFERENCES decision (workspace_id, id)
);
ALTER TABLE training ENABLE ROW LEVEL SECURITY;
ALTER TABLE training FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON training TO handrail_app USING (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid) WITH CHECK (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid);
ALTER TABLE training_label ENABLE ROW LEVEL SECURITY;
ALTER TABLE training_label FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON training_label TO handrail_app USING (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid) WITH CHECK (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid);
GRANT SELECT, INSERT ON training, training_label TO handrail_app;
GRANT UPDATE (status, done_at) ON training TO handrail_app;

-- How many new grades make the bot learn by itself; null: only when somebody asks.
ALTER TABLE workspace ADD COLUMN retrain_after integer CHECK (retrain_after BETWEEN 1 AND 10000);
CREATE INDEX grade_recent ON grade (workspace_id, created_at);
