-- Actions that wait for a person. Versions of a policy are only added; the newest of an action is in force, and an approval names the one it was asked under.
CREATE TABLE approval_policy (
  workspace_id uuid NOT NULL REFERENCES workspace (id),
  id uuid NOT NULL,
  action text NOT NULL,
  number integer NOT NULL CHECK (number >= 1),
  title text NOT NULL,
  -- Not jsonb: fields of the schema stay in the order in which they were written, which is the order of the form.
  policy json NOT NULL,
  created_by uuid,
  created_at timestamptz(3) NOT NULL,
  PRIMARY KEY (workspace_id, id),
  UNIQUE (workspace_id, action, number),
  FOREIGN KEY (workspace_id, created_by) REFERENCES member (workspace_id, id)
);

CREATE TABLE approval (
  workspace_id uuid NOT NULL REFERENCES workspace (id),
  id uuid NOT NULL,
  policy_id uuid NOT NULL,
  action text NOT NULL,
  summary text NOT NULL,
  arguments jsonb NOT NULL,
  arguments_sha256 text NOT NULL,
  -- As they were asked for; null while nobody has edited them.
  requested_arguments jsonb,
  -- Of the policy; null: the arguments need nobody.
  tier text,
  status text NOT NULL CHECK (status IN ('pending', 'approved', 'edited', 'rejected', 'responded', 'expired', 'executed', 'failed')),
  version integer NOT NULL DEFAULT 1 CHECK (version >= 1),
  requested_by_kind text NOT NULL CHECK (requested_by_kind IN ('member', 'api_key')),
  requested_by_id uuid NOT NULL,
  requested_by_member uuid,
  -- Hash of the caller's Idempotency-Key.
  request_key text,
  conversation_id uuid,
  expires_at timestamptz(3) NOT NULL,
  edited_by uuid,
  edited_at timestamptz(3),
  decided_by uuid,
  decided_at timestamptz(3),
  response text,
  -- The caller's own id of the one execution.
  execution_id uuid,
  begun_at timestamptz(3),
  ended_at timestamptz(3),
  created_at timestamptz(3) NOT NULL,
  PRIMARY KEY (workspace_id, id),
  UNIQUE (workspace_id, requested_by_id, request_key),
  FOREIGN KEY (workspace_id, policy_id) REFERENCES approval_policy (workspace_id, id),
  FOREIGN KEY (workspace_id, conversation_id) REFERENCES conversation (workspace_id, id),
  FOREIGN KEY (workspace_id, requested_by_member) REFERENCES member (workspace_id, id),
  FOREIGN KEY (workspace_id, edited_by) REFERENCES member (workspace_id, id),
  FOREIGN KEY (workspace_id, decided_by) REFERENCES member (workspace_id, id),
  CHECK (execution_id IS NULL OR (begun_at IS NOT NULL AND status IN ('approved', 'edited', 'executed', 'failed'))),
  CHECK (status NOT IN ('executed', 'failed') OR (execution_id IS NOT NULL AND ended_at IS NOT NULL))
);
CREATE INDEX approval_due ON approval (workspace_id, expires_at, id) WHERE status = 'pending';
CREATE INDEX approval_by_status ON approval (workspace_id, status, id);
CREATE INDEX approval_by_conversation ON approval (workspace_id, conversation_id) WHERE conversation_id IS NOT NULL;
CREATE INDEX approval_expiring ON approval (expires_at) WHERE status = 'pending' OR (status IN ('approved', 'edited') AND execution_id IS NULL);

-- One person once for one version with its hash; those of earlier versions stay as history.
CREATE TABLE approval_vote (
  workspace_id uuid NOT NULL,
  approval_id uuid NOT NULL,
  version integer NOT NULL,
  member_id uuid NOT NULL,
  arguments_sha256 text NOT NULL,
  created_at timestamptz(3) NOT NULL,
  PRIMARY KEY (workspace_id, approval_id, version, member_id),
  FOREIGN KEY (workspace_id, approval_id) REFERENCES approval (workspace_id, id),
  FOREIGN KEY (workspace_id, member_id) REFERENCES member (workspace_id, id)
);

ALTER TABLE approval_policy ENABLE ROW LEVEL SECURITY;
ALTER TABLE approval_policy FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON approval_policy TO handrail_app USING (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid) WITH CHECK (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid);
ALTER TABLE approval ENABLE ROW LEVEL SECURITY;
ALTER TABLE approval FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON approval TO handrail_app USING (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid) WITH CHECK (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid);
ALTER TABLE approval_vote ENABLE ROW LEVEL SECURITY;
ALTER TABLE approval_vote FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON approval_vote TO handrail_app USING (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid) WITH CHECK (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid);
GRANT SELECT, INSERT ON approval_policy, approval, approval_vote TO handrail_app;
GRANT UPDATE (arguments, arguments_sha256, requested_arguments, tier, status, version, expires_at, edited_by, edited_at, decided_by, decided_at, response, execution_id, begun_at, ended_at) ON approval TO handrail_app;

-- What is final stays as it is, whoever writes.
CREATE FUNCTION approval_is_final() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  RAISE EXCEPTION 'an approval that is % is final', OLD.status;
END
$$;
CREATE TRIGGER approval_final BEFORE UPDATE ON approval FOR EACH ROW
  WHEN (OLD.status IN ('rejected', 'responded', 'expired', 'executed', 'failed')
    OR (OLD.status IN ('approved', 'edited') AND (NEW.arguments_sha256 <> OLD.arguments_sha256 OR NEW.status NOT IN (OLD.status, 'expired', 'executed', 'failed')))
    OR (OLD.execution_id IS NOT NULL AND NEW.execution_id IS DISTINCT FROM OLD.execution_id))
  EXECUTE FUNCTION approval_is_final();

-- Across tenants: what nobody decided or began in time, ids only.
GRANT CREATE ON SCHEMA public TO handrail_lookup;
CREATE FUNCTION expired_approvals(p_now timestamptz, p_limit integer) RETURNS TABLE (workspace_id uuid, approval_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT a.workspace_id, a.id FROM approval a
  WHERE a.expires_at <= p_now AND (a.status = 'pending' OR (a.status IN ('approved', 'edited') AND a.execution_id IS NULL))
  ORDER BY a.expires_at LIMIT p_limit
$$;
ALTER FUNCTION expired_approvals OWNER TO handrail_lookup;
REVOKE ALL ON FUNCTION expired_approvals FROM PUBLIC;
GRANT EXECUTE ON FUNCTION expired_approvals TO handrail_app;
GRANT SELECT ON approval TO handrail_lookup;
CREATE POLICY lookup ON approval FOR SELECT TO handrail_lookup USING (true);
REVOKE CREATE ON SCHEMA public FROM handrail_lookup;
