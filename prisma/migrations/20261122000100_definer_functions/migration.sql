-- The closed list of SECURITY DEFINER functions: accounts and sessions (global tables), and the few look-ups that cross tenants.
-- They return ids and what is needed to become an Actor; everything else is then read under that tenant's row-level security.

GRANT CREATE ON SCHEMA public TO handrail_lookup, handrail_search;

-- Accounts ------------------------------------------------------------------------------------------------------------

-- Null when the address is taken. The first account of an installation is its operator.
CREATE FUNCTION account_create(p_id uuid, p_email text, p_name text, p_password_hash text, p_verified_at timestamptz, p_now timestamptz) RETURNS uuid
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  INSERT INTO account (id, email, name, password_hash, email_verified_at, is_operator, created_at)
  VALUES (p_id, lower(p_email), p_name, p_password_hash, p_verified_at, NOT EXISTS (SELECT 1 FROM account), p_now)
  ON CONFLICT (email) DO NOTHING RETURNING id
$$;

CREATE FUNCTION account_by_email(p_email text) RETURNS TABLE (id uuid, email text, name text, password_hash text, email_verified_at timestamptz, is_operator boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT a.id, a.email, a.name, a.password_hash, a.email_verified_at, a.is_operator FROM account a WHERE a.email = lower(p_email)
$$;

CREATE FUNCTION account_by_id(p_id uuid) RETURNS TABLE (id uuid, email text, name text, email_verified_at timestamptz, is_operator boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT a.id, a.email, a.name, a.email_verified_at, a.is_operator FROM account a WHERE a.id = p_id
$$;

CREATE FUNCTION account_count() RETURNS bigint
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$ SELECT count(*) FROM account $$;

CREATE FUNCTION account_token_create(p_id uuid, p_account uuid, p_purpose text, p_token_hash text, p_now timestamptz, p_expires_at timestamptz) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  UPDATE account_token SET used_at = p_now WHERE account_id = p_account AND purpose = p_purpose AND used_at IS NULL;
  INSERT INTO account_token (id, account_id, purpose, token_hash, created_at, expires_at) VALUES (p_id, p_account, p_purpose, p_token_hash, p_now, p_expires_at);
$$;

-- Uses a single-use link up; null when it is unknown, used or expired.
CREATE FUNCTION account_token_use(p_purpose text, p_token_hash text, p_now timestamptz) RETURNS uuid
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  UPDATE account_token SET used_at = p_now WHERE token_hash = p_token_hash AND purpose = p_purpose AND used_at IS NULL AND expires_at > p_now RETURNING account_id
$$;

CREATE FUNCTION account_verify_email(p_account uuid, p_now timestamptz) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  UPDATE account SET email_verified_at = coalesce(email_verified_at, p_now) WHERE id = p_account
$$;

-- Sets a new password and ends every session of the account: their ids.
CREATE FUNCTION account_set_password(p_account uuid, p_password_hash text, p_now timestamptz) RETURNS SETOF uuid
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  UPDATE account SET password_hash = p_password_hash WHERE id = p_account;
  UPDATE account_session SET revoked_at = p_now WHERE account_id = p_account AND revoked_at IS NULL RETURNING id;
$$;

-- Sessions ------------------------------------------------------------------------------------------------------------

CREATE FUNCTION session_create(p_id uuid, p_account uuid, p_user_agent text, p_now timestamptz, p_expires_at timestamptz) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  INSERT INTO account_session (id, account_id, user_agent, created_at, expires_at) VALUES (p_id, p_account, p_user_agent, p_now, p_expires_at)
$$;

-- The account behind a live session; nothing when it is unknown, expired or revoked.
CREATE FUNCTION session_live(p_id uuid, p_now timestamptz) RETURNS TABLE (account_id uuid, email text, name text, email_verified_at timestamptz, is_operator boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT a.id, a.email, a.name, a.email_verified_at, a.is_operator FROM account_session s JOIN account a ON a.id = s.account_id
  WHERE s.id = p_id AND s.revoked_at IS NULL AND s.expires_at > p_now
$$;

CREATE FUNCTION session_revoke(p_account uuid, p_id uuid, p_now timestamptz) RETURNS boolean
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH done AS (UPDATE account_session SET revoked_at = p_now WHERE id = p_id AND account_id = p_account AND revoked_at IS NULL RETURNING 1) SELECT EXISTS (SELECT 1 FROM done)
$$;

-- Exact counters of sign-in, sign-up, invitations and resets: the count after this one.
CREATE FUNCTION rate_count(p_bucket text, p_window_start timestamptz) RETURNS integer
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  DELETE FROM rate_counter WHERE window_start < p_window_start - interval '2 days';
  INSERT INTO rate_counter (bucket, window_start, count) VALUES (p_bucket, p_window_start, 1)
  ON CONFLICT (bucket, window_start) DO UPDATE SET count = rate_counter.count + 1 RETURNING count;
$$;

-- Look-ups that cross tenants ---------------------------------------------------------------------------------------------

-- What an account is a member of. One row with p_slug, all without.
CREATE FUNCTION memberships(p_account uuid, p_slug text) RETURNS TABLE (workspace_id uuid, slug text, workspace_name text, member_id uuid, role text, member_name text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT w.id, w.slug, w.name, m.id, m.role, m.name FROM member m JOIN workspace w ON w.id = m.workspace_id
  WHERE m.account_id = p_account AND m.status = 'active' AND (p_slug IS NULL OR w.slug = p_slug) ORDER BY w.created_at, w.id
$$;

CREATE FUNCTION channel_by_key(p_key text) RETURNS TABLE (workspace_id uuid, channel_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT c.workspace_id, c.id FROM channel c WHERE c.publishable_key = p_key
$$;

CREATE FUNCTION invitation_by_token(p_token_hash text) RETURNS TABLE (workspace_id uuid, invitation_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT i.workspace_id, i.id FROM invitation i WHERE i.token_hash = p_token_hash
$$;

CREATE FUNCTION workspace_by_slug(p_slug text) RETURNS uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$ SELECT w.id FROM workspace w WHERE w.slug = p_slug $$;

-- Takes pending turns that are due and moves their due time on by the lease, so that no two sweeps work on one.
CREATE FUNCTION lease_due_turns(p_now timestamptz, p_lease_until timestamptz, p_limit integer) RETURNS TABLE (workspace_id uuid, turn_id uuid)
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH due AS (
    SELECT t.workspace_id, t.id FROM turn t WHERE t.status = 'pending' AND t.due_at <= p_now ORDER BY t.due_at LIMIT p_limit FOR UPDATE SKIP LOCKED
  )
  UPDATE turn t SET due_at = p_lease_until, attempts = t.attempts + 1 FROM due WHERE t.workspace_id = due.workspace_id AND t.id = due.id
  RETURNING t.workspace_id, t.id
$$;

CREATE FUNCTION due_handoff_notices(p_now timestamptz, p_limit integer) RETURNS TABLE (workspace_id uuid, handoff_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT h.workspace_id, h.id FROM handoff h WHERE h.notice_due_at <= p_now ORDER BY h.notice_due_at LIMIT p_limit
$$;

-- Workspaces with events that are not sealed yet: skips from workspace to workspace over the key, however many rows wait.
CREATE FUNCTION unsealed_workspaces(p_limit integer) RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH RECURSIVE walk AS (
    (SELECT p.workspace_id FROM event_pending p ORDER BY p.workspace_id LIMIT 1)
    UNION ALL
    SELECT (SELECT p.workspace_id FROM event_pending p WHERE p.workspace_id > walk.workspace_id ORDER BY p.workspace_id LIMIT 1) FROM walk WHERE walk.workspace_id IS NOT NULL
  )
  SELECT workspace_id FROM walk WHERE workspace_id IS NOT NULL LIMIT p_limit
$$;

-- Workspaces whose chain has grown beyond its newest checkpoint.
CREATE FUNCTION workspaces_without_checkpoint(p_limit integer) RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$ SELECT h.workspace_id FROM seal_head h WHERE h.seq > h.checkpoint_seq LIMIT p_limit $$;

CREATE FUNCTION workspaces_without_index(p_limit integer) RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$ SELECT k.workspace_id FROM knowledge_version k WHERE k.status = 'building' LIMIT p_limit $$;

DO $$
DECLARE
  f record;
BEGIN
  FOR f IN SELECT p.oid::regprocedure AS signature FROM pg_proc p WHERE p.pronamespace = 'public'::regnamespace AND p.prosecdef LOOP
    EXECUTE format('ALTER FUNCTION %s OWNER TO handrail_lookup', f.signature);
    EXECUTE format('REVOKE ALL ON FUNCTION %s FROM PUBLIC', f.signature);
    EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO handrail_app', f.signature);
  END LOOP;
END $$;

GRANT SELECT, INSERT, UPDATE ON account, account_session, account_token TO handrail_lookup;
GRANT SELECT, INSERT, UPDATE, DELETE ON rate_counter TO handrail_lookup;
GRANT SELECT ON workspace, member, channel, invitation, handoff, event_pending, seal_head, knowledge_version TO handrail_lookup;
GRANT SELECT, UPDATE ON turn TO handrail_lookup;
CREATE POLICY lookup ON workspace FOR SELECT TO handrail_lookup USING (true);
CREATE POLICY lookup ON member FOR SELECT TO handrail_lookup USING (true);
CREATE POLICY lookup ON channel FOR SELECT TO handrail_lookup USING (true);
CREATE POLICY lookup ON invitation FOR SELECT TO handrail_lookup USING (true);
CREATE POLICY lookup ON handoff FOR SELECT TO handrail_lookup USING (true);
CREATE POLICY lookup ON event_pending FOR SELECT TO handrail_lookup USING (true);
CREATE POLICY lookup ON seal_head FOR SELECT TO handrail_lookup USING (true);
CREATE POLICY lookup ON knowledge_version FOR SELECT TO handrail_lookup USING (true);
CREATE POLICY lookup ON turn FOR ALL TO handrail_lookup USING (true) WITH CHECK (true);

-- Search ----------------------------------------------------------------------------------------------------------------

-- Conversations whose public text holds the words, newest first: ids only, read again under the tenant's security.
CREATE FUNCTION search_conversations(p_pattern text, p_limit integer) RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT found.conversation_id FROM (
    SELECT m.conversation_id, max(m.created_at) AS newest FROM message m
    WHERE m.workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid AND m.text ILIKE p_pattern
    GROUP BY m.conversation_id
  ) found ORDER BY found.newest DESC LIMIT p_limit
$$;
ALTER FUNCTION search_conversations OWNER TO handrail_search;
REVOKE ALL ON FUNCTION search_conversations FROM PUBLIC;
GRANT EXECUTE ON FUNCTION search_conversations TO handrail_app;
GRANT SELECT ON message TO handrail_search;
CREATE POLICY search ON message FOR SELECT TO handrail_search USING (true);

REVOKE CREATE ON SCHEMA public FROM handrail_lookup, handrail_search;
