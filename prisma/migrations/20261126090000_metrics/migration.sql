-- Metrics: what is known of each conversation, and counts of them by time. Both are made from the sealed log by the listener `metrics`, and by
-- nothing else; taking the cursor back to 0 and emptying both makes them anew.

CREATE TABLE conversation_fact (
  -- No reference to the conversation: its check would lock the row that visitors' messages wait for.
  workspace_id uuid NOT NULL REFERENCES workspace (id),
  conversation_id uuid NOT NULL,
  channel_id uuid NOT NULL,
  bot_id uuid NOT NULL,
  opened_at timestamptz(3) NOT NULL,
  first_asked_at timestamptz(3),
  unanswered_since timestamptz(3),
  with_people boolean NOT NULL,
  held_drafts integer NOT NULL,
  need_since timestamptz(3),
  first_need_at timestamptz(3),
  first_answer_at timestamptz(3),
  first_answer_by text CHECK (first_answer_by IN ('bot', 'person')),
  first_person_answer_at timestamptz(3),
  last_answer_at timestamptz(3),
  bot_answered boolean NOT NULL,
  person_answered boolean NOT NULL,
  reason_code text,
  resolved_at timestamptz(3),
  resolved_by text CHECK (resolved_by IN ('member', 'system', 'visitor')),
  ever_resolved boolean NOT NULL,
  reopens integer NOT NULL,
  csat smallint CHECK (csat BETWEEN 1 AND 5),
  drafts_approved integer NOT NULL,
  drafts_edited integer NOT NULL,
  drafts_rejected integer NOT NULL,
  drafts_responded integer NOT NULL,
  -- Derived from the columns above by lib/core/metrics, kept so that lists reach an index.
  outcome text NOT NULL CHECK (outcome IN ('bot', 'waiting', 'person', 'open', 'unanswered')),
  bot_response_ms bigint,
  person_response_ms bigint,
  bot_resolution_ms bigint,
  person_resolution_ms bigint,
  need_resolution_ms bigint,
  -- A draft was decided by a person; one was edited, rejected or answered in place of.
  reviewed boolean NOT NULL,
  corrected boolean NOT NULL,
  PRIMARY KEY (workspace_id, conversation_id)
);
CREATE INDEX conversation_fact_opened ON conversation_fact (workspace_id, opened_at, conversation_id);
CREATE INDEX conversation_fact_outcome ON conversation_fact (workspace_id, outcome, opened_at, conversation_id);
CREATE INDEX conversation_fact_reason ON conversation_fact (workspace_id, reason_code, opened_at, conversation_id) WHERE reason_code IS NOT NULL;
CREATE INDEX conversation_fact_handed_off ON conversation_fact (workspace_id, opened_at, conversation_id) WHERE reason_code IS NOT NULL;
CREATE INDEX conversation_fact_rated ON conversation_fact (workspace_id, opened_at, conversation_id) WHERE csat IS NOT NULL;
CREATE INDEX conversation_fact_reviewed ON conversation_fact (workspace_id, opened_at, conversation_id) WHERE reviewed;
CREATE INDEX conversation_fact_person_response ON conversation_fact (workspace_id, opened_at, conversation_id) WHERE person_response_ms IS NOT NULL;
CREATE INDEX conversation_fact_need_resolution ON conversation_fact (workspace_id, opened_at, conversation_id) WHERE need_resolution_ms IS NOT NULL;
CREATE INDEX conversation_fact_reopened ON conversation_fact (workspace_id, opened_at, conversation_id) WHERE reopens > 0;

-- Counts of the conversations that began in [starts_at, starts_at + grain minutes), for the workspace, a channel or a bot (subject_id).
-- measures[i] occurs counts[i] times; a measure that is not there is 0. Names are those of lib/core/metrics/cells.ts.
CREATE TABLE metric_bucket (
  workspace_id uuid NOT NULL REFERENCES workspace (id),
  subject_id uuid NOT NULL,
  grain integer NOT NULL CHECK (grain IN (15, 60, 360, 1440)),
  starts_at timestamptz(3) NOT NULL,
  measures text[] NOT NULL,
  counts integer[] NOT NULL,
  PRIMARY KEY (workspace_id, subject_id, grain, starts_at),
  CHECK (cardinality(measures) = cardinality(counts))
);

DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['conversation_fact', 'metric_bucket'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format(
      'CREATE POLICY tenant ON %I TO handrail_app USING (workspace_id = nullif(current_setting(''app.workspace_id'', true), '''')::uuid) WITH CHECK (workspace_id = nullif(current_setting(''app.workspace_id'', true), '''')::uuid)',
      name);
  END LOOP;
END $$;

GRANT SELECT, INSERT, UPDATE, DELETE ON conversation_fact, metric_bucket TO handrail_app;
