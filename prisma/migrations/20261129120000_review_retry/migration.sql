-- What a person said when they rejected a draft.
CREATE TABLE draft_feedback (
  workspace_id uuid NOT NULL,
  draft_id uuid NOT NULL,
  -- Null once erased.
  text text,
  member_id uuid NOT NULL,
  created_at timestamptz(3) NOT NULL,
  PRIMARY KEY (workspace_id, draft_id),
  FOREIGN KEY (workspace_id, draft_id) REFERENCES draft (workspace_id, id),
  FOREIGN KEY (workspace_id, member_id) REFERENCES member (workspace_id, id)
);

-- The bot tries once more with it: once a turn, which the key says.
CREATE TABLE draft_retry (
  workspace_id uuid NOT NULL,
  turn_id uuid NOT NULL,
  rejected_draft_id uuid NOT NULL,
  -- When it is to be tried, or tried again; null once it is over.
  due_at timestamptz(3),
  attempts smallint NOT NULL DEFAULT 0,
  -- What came of it; null where people have the conversation instead.
  draft_id uuid,
  -- Confidence and grounding of the second words, and by which model and prompt they were found.
  measured jsonb,
  created_at timestamptz(3) NOT NULL,
  PRIMARY KEY (workspace_id, turn_id),
  FOREIGN KEY (workspace_id, turn_id) REFERENCES turn (workspace_id, id),
  FOREIGN KEY (workspace_id, rejected_draft_id) REFERENCES draft (workspace_id, id),
  FOREIGN KEY (workspace_id, draft_id) REFERENCES draft (workspace_id, id)
);
CREATE INDEX draft_retry_due ON draft_retry (due_at) WHERE due_at IS NOT NULL;
CREATE UNIQUE INDEX draft_retry_draft ON draft_retry (workspace_id, draft_id) WHERE draft_id IS NOT NULL;
ALTER TABLE draft_feedback ENABLE ROW LEVEL SECURITY;
ALTER TABLE draft_feedback FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON draft_feedback TO handrail_app USING (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid) WITH CHECK (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid);
ALTER TABLE draft_retry ENABLE ROW LEVEL SECURITY;
ALTER TABLE draft_retry FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON draft_retry TO handrail_app USING (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid) WITH CHECK (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid);
GRANT SELECT, INSERT ON draft_feedback TO handrail_app;
GRANT SELECT, INSERT, UPDATE ON draft_retry TO handrail_app;

-- Second tries that are due: ids only, across tenants.
CREATE FUNCTION due_retries(p_now timestamptz, p_limit integer) RETURNS TABLE (workspace_id uuid, turn_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT r.workspace_id, r.turn_id FROM draft_retry r WHERE r.due_at IS NOT NULL AND r.due_at <= p_now ORDER BY r.due_at LIMIT p_limit
$$;
GRANT CREATE ON SCHEMA public TO handrail_lookup;
ALTER FUNCTION due_retries OWNER TO handrail_lookup;
REVOKE CREATE ON SCHEMA public FROM handrail_lookup;
REVOKE ALL ON FUNCTION due_retries FROM PUBLIC;
GRANT EXECUTE ON FUNCTION due_retries TO handrail_app;
GRANT SELECT ON draft_retry TO handrail_lookup;
CREATE POLICY lookup ON draft_retry FOR SELECT TO handrail_lookup USING (true);
