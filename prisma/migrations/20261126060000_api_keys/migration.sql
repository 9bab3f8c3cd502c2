-- Keys of a workspace for programs. A key is random enough (190 bits) that SHA-256 is its password hash: it is found by it, in one look-up.
CREATE TABLE api_key (
  workspace_id uuid NOT NULL REFERENCES workspace (id),
  id uuid NOT NULL,
  name text NOT NULL,
  -- Its first characters, so that people can tell which key a program has.
  hint text NOT NULL,
  token_sha256 text NOT NULL,
  scopes text[] NOT NULL CHECK (cardinality(scopes) > 0),
  -- Who made it; null when another key did, which the log names.
  created_by uuid,
  created_at timestamptz(3) NOT NULL,
  expires_at timestamptz(3),
  -- Coarse: written at most every ten minutes.
  last_used_at timestamptz(3),
  revoked_at timestamptz(3),
  PRIMARY KEY (workspace_id, id),
  UNIQUE (workspace_id, token_sha256),
  FOREIGN KEY (workspace_id, created_by) REFERENCES member (workspace_id, id)
);
CREATE INDEX api_key_token ON api_key (token_sha256);

ALTER TABLE api_key ENABLE ROW LEVEL SECURITY;
ALTER TABLE api_key FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON api_key TO handrail_app
  USING (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid)
  WITH CHECK (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid);
GRANT SELECT, INSERT ON api_key TO handrail_app;
GRANT UPDATE (revoked_at) ON api_key TO handrail_app;

GRANT CREATE ON SCHEMA public TO handrail_lookup;

-- The key behind a hash with its workspace, and the active member of that workspace for whom it acts, if one is named. What is expired
-- or revoked is answered, too, so that the caller can be told; only a live key counts as used.
CREATE FUNCTION api_key_use(p_sha256 text, p_member uuid, p_now timestamptz)
RETURNS TABLE (workspace_id uuid, slug text, id uuid, name text, scopes text[], expires_at timestamptz, revoked_at timestamptz,
  member_id uuid, account_id uuid, member_name text, role text)
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  UPDATE api_key k SET last_used_at = p_now
  WHERE (k.workspace_id, k.id) IN (
    SELECT u.workspace_id, u.id FROM api_key u
    WHERE u.token_sha256 = p_sha256 AND u.revoked_at IS NULL AND (u.expires_at IS NULL OR u.expires_at > p_now)
      AND (u.last_used_at IS NULL OR u.last_used_at < p_now - interval '10 minutes')
    FOR UPDATE SKIP LOCKED
  );
  SELECT k.workspace_id, w.slug, k.id, k.name, k.scopes, k.expires_at, k.revoked_at, m.id, m.account_id, m.name, m.role
  FROM api_key k JOIN workspace w ON w.id = k.workspace_id
  LEFT JOIN member m ON m.workspace_id = k.workspace_id AND m.id = p_member AND m.status = 'active'
  WHERE k.token_sha256 = p_sha256;
$$;
ALTER FUNCTION api_key_use OWNER TO handrail_lookup;
REVOKE ALL ON FUNCTION api_key_use FROM PUBLIC;
GRANT EXECUTE ON FUNCTION api_key_use TO handrail_app;
GRANT SELECT ON api_key TO handrail_lookup;
GRANT UPDATE (last_used_at) ON api_key TO handrail_lookup;
CREATE POLICY lookup ON api_key FOR ALL TO handrail_lookup USING (true) WITH CHECK (true);

REVOKE CREATE ON SCHEMA public FROM handrail_lookup;
