-- Access: second factors, identities of a sign-on issuer, sessions that can be listed, a changed e-mail address, teams, and what a workspace
-- asks of its members. Accounts stay out of the application's reach but through the functions below.

-- ---------------------------------------------------------------------------------------------------------------------
-- Accounts

ALTER TABLE account_session ADD COLUMN method text NOT NULL DEFAULT 'password' CHECK (method IN ('password', 'oidc'));
-- Coarse: written at most every few minutes.
ALTER TABLE account_session ADD COLUMN last_seen_at timestamptz(3);

ALTER TABLE account_token DROP CONSTRAINT account_token_purpose_check;
ALTER TABLE account_token ADD CONSTRAINT account_token_purpose_check CHECK (purpose IN ('verify_email', 'reset_password', 'change_email'));
ALTER TABLE account_token ADD COLUMN new_email text CHECK (new_email = lower(new_email));

CREATE TABLE account_totp (
  account_id uuid PRIMARY KEY REFERENCES account (id) ON DELETE CASCADE,
  secret_ciphertext text NOT NULL,
  created_at timestamptz(3) NOT NULL,
  -- Null while the first code has not been typed: then nothing is asked for yet.
  confirmed_at timestamptz(3),
  -- The newest time step whose code was used: no code counts twice.
  last_step bigint NOT NULL DEFAULT 0
);

CREATE TABLE account_recovery_code (
  id uuid PRIMARY KEY,
  account_id uuid NOT NULL REFERENCES account (id) ON DELETE CASCADE,
  code_hash text NOT NULL,
  created_at timestamptz(3) NOT NULL,
  used_at timestamptz(3),
  UNIQUE (account_id, code_hash)
);

CREATE TABLE account_identity (
  id uuid PRIMARY KEY,
  account_id uuid NOT NULL REFERENCES account (id) ON DELETE CASCADE,
  issuer text NOT NULL,
  subject text NOT NULL,
  created_at timestamptz(3) NOT NULL,
  last_used_at timestamptz(3) NOT NULL,
  UNIQUE (issuer, subject)
);
CREATE INDEX account_identity_account ON account_identity (account_id);

-- ---------------------------------------------------------------------------------------------------------------------
-- Workspaces and teams

ALTER TABLE workspace ADD COLUMN second_factor_required boolean NOT NULL DEFAULT false;
-- When the workspace is erased; null while nobody has asked for it.
ALTER TABLE workspace ADD COLUMN deletion_due_at timestamptz(3);
CREATE INDEX workspace_deletion_due ON workspace (deletion_due_at) WHERE deletion_due_at IS NOT NULL;
CREATE INDEX invitation_email ON invitation (email);

CREATE TABLE team (
  workspace_id uuid NOT NULL REFERENCES workspace (id),
  id uuid NOT NULL,
  name text NOT NULL,
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz(3) NOT NULL,
  archived_at timestamptz(3),
  PRIMARY KEY (workspace_id, id)
);
CREATE UNIQUE INDEX team_name ON team (workspace_id, lower(name)) WHERE archived_at IS NULL;

CREATE TABLE team_member (
  workspace_id uuid NOT NULL,
  team_id uuid NOT NULL,
  member_id uuid NOT NULL,
  PRIMARY KEY (workspace_id, team_id, member_id),
  FOREIGN KEY (workspace_id, team_id) REFERENCES team (workspace_id, id) ON DELETE CASCADE,
  FOREIGN KEY (workspace_id, member_id) REFERENCES member (workspace_id, id) ON DELETE CASCADE
);
CREATE INDEX team_member_member ON team_member (workspace_id, member_id);

ALTER TABLE channel ADD COLUMN default_team_id uuid;
ALTER TABLE channel ADD CONSTRAINT channel_default_team FOREIGN KEY (workspace_id, default_team_id) REFERENCES team (workspace_id, id);
ALTER TABLE conversation ADD COLUMN team_id uuid;
ALTER TABLE conversation ADD CONSTRAINT conversation_team FOREIGN KEY (workspace_id, team_id) REFERENCES team (workspace_id, id);
CREATE INDEX conversation_by_team ON conversation (workspace_id, team_id, last_message_at DESC, id DESC) WHERE team_id IS NOT NULL;

DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['team', 'team_member'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format(
      'CREATE POLICY tenant ON %1$I TO handrail_app USING (workspace_id = nullif(current_setting(''app.workspace_id'', true), '''')::uuid) WITH CHECK (workspace_id = nullif(current_setting(''app.workspace_id'', true), '''')::uuid)',
      name);
  END LOOP;
END $$;
GRANT SELECT, INSERT, UPDATE, DELETE ON team, team_member TO handrail_app;

-- A conversation that comes to people belongs to the channel's team from then on, whoever wrote the handoff: the bot's turn, the visitor, a
-- member. One that has a team keeps it.
CREATE FUNCTION handoff_takes_team() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE conversation c SET team_id = n.default_team_id FROM channel n
  WHERE c.workspace_id = NEW.workspace_id AND c.id = NEW.conversation_id AND c.team_id IS NULL
    AND n.workspace_id = NEW.workspace_id AND n.id = c.channel_id AND n.default_team_id IS NOT NULL;
  RETURN NULL;
END $$;
CREATE TRIGGER handoff_team AFTER INSERT ON handoff FOR EACH ROW EXECUTE FUNCTION handoff_takes_team();
GRANT EXECUTE ON FUNCTION handoff_takes_team TO handrail_app;

-- ---------------------------------------------------------------------------------------------------------------------
-- Functions

GRANT CREATE ON SCHEMA public TO handrail_lookup;

CREATE FUNCTION session_open(p_id uuid, p_account uuid, p_user_agent text, p_method text, p_now timestamptz, p_expires_at timestamptz) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  INSERT INTO account_session (id, account_id, user_agent, method, created_at, last_seen_at, expires_at)
  VALUES (p_id, p_account, p_user_agent, p_method, p_now, p_now, p_expires_at)
$$;

-- The account behind a live session, and what the session has proven; nothing when it is unknown, expired or revoked.
DROP FUNCTION session_live(uuid, timestamptz);
CREATE FUNCTION session_live(p_id uuid, p_now timestamptz)
RETURNS TABLE (account_id uuid, email text, name text, email_verified_at timestamptz, is_operator boolean, method text, last_seen_at timestamptz, has_totp boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT a.id, a.email, a.name, a.email_verified_at, a.is_operator, s.method, s.last_seen_at,
    EXISTS (SELECT 1 FROM account_totp t WHERE t.account_id = a.id AND t.confirmed_at IS NOT NULL)
  FROM account_session s JOIN account a ON a.id = s.account_id
  WHERE s.id = p_id AND s.revoked_at IS NULL AND s.expires_at > p_now
$$;

-- Of several at once one writes.
CREATE FUNCTION session_touch(p_id uuid, p_now timestamptz, p_older_than timestamptz) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  UPDATE account_session SET last_seen_at = p_now WHERE id = p_id AND (last_seen_at IS NULL OR last_seen_at < p_older_than)
$$;

CREATE FUNCTION sessions_of(p_account uuid, p_now timestamptz)
RETURNS TABLE (id uuid, user_agent text, method text, created_at timestamptz, last_seen_at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT s.id, s.user_agent, s.method, s.created_at, coalesce(s.last_seen_at, s.created_at) FROM account_session s
  WHERE s.account_id = p_account AND s.revoked_at IS NULL AND s.expires_at > p_now ORDER BY coalesce(s.last_seen_at, s.created_at) DESC, s.id LIMIT 200
$$;

CREATE FUNCTION sessions_revoke_others(p_account uuid, p_keep uuid, p_now timestamptz) RETURNS SETOF uuid
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  UPDATE account_session SET revoked_at = p_now WHERE account_id = p_account AND id <> p_keep AND revoked_at IS NULL AND expires_at > p_now RETURNING id
$$;

CREATE FUNCTION account_password_hash(p_account uuid) RETURNS text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$ SELECT password_hash FROM account WHERE id = p_account $$;

-- A new password that keeps the session which chose it: the ids of those that ended.
CREATE FUNCTION account_change_password(p_account uuid, p_password_hash text, p_keep uuid, p_now timestamptz) RETURNS SETOF uuid
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  UPDATE account SET password_hash = p_password_hash WHERE id = p_account;
  UPDATE account_session SET revoked_at = p_now WHERE account_id = p_account AND id <> p_keep AND revoked_at IS NULL RETURNING id;
$$;

CREATE FUNCTION account_rename(p_account uuid, p_name text) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$ UPDATE account SET name = p_name WHERE id = p_account $$;

CREATE FUNCTION account_email_token_create(p_id uuid, p_account uuid, p_token_hash text, p_new_email text, p_now timestamptz, p_expires_at timestamptz) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  UPDATE account_token SET used_at = p_now WHERE account_id = p_account AND purpose = 'change_email' AND used_at IS NULL;
  INSERT INTO account_token (id, account_id, purpose, token_hash, new_email, created_at, expires_at)
  VALUES (p_id, p_account, 'change_email', p_token_hash, p_new_email, p_now, p_expires_at);
$$;

-- The address that a link which still works will set; of a mail that is about to be sent.
CREATE FUNCTION account_token_email(p_id uuid, p_now timestamptz) RETURNS text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT new_email FROM account_token WHERE id = p_id AND used_at IS NULL AND expires_at > p_now
$$;

-- Uses the link up and changes the address; nothing when the link is over or the address belongs to another account by now.
CREATE FUNCTION account_email_change(p_token_hash text, p_now timestamptz) RETURNS TABLE (account_id uuid, old_email text, new_email text)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  token account_token%ROWTYPE;
  v_old text;
BEGIN
  UPDATE account_token t SET used_at = p_now
  WHERE t.token_hash = p_token_hash AND t.purpose = 'change_email' AND t.used_at IS NULL AND t.expires_at > p_now RETURNING t.* INTO token;
  IF NOT FOUND THEN RETURN; END IF;
  SELECT a.email INTO v_old FROM account a WHERE a.id = token.account_id FOR UPDATE;
  IF EXISTS (SELECT 1 FROM account a WHERE a.email = token.new_email AND a.id <> token.account_id) THEN RETURN; END IF;
  UPDATE account a SET email = token.new_email, email_verified_at = p_now WHERE a.id = token.account_id;
  UPDATE account_token t SET used_at = p_now WHERE t.account_id = token.account_id AND t.used_at IS NULL;
  RETURN QUERY SELECT token.account_id, v_old, token.new_email;
END $$;

-- Second factor ----------------------------------------------------------------------------------------------------------

-- A secret that waits for its first code, instead of the one before. False when the account has a confirmed one.
CREATE FUNCTION totp_begin(p_account uuid, p_secret_ciphertext text, p_now timestamptz) RETURNS boolean
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH done AS (
    INSERT INTO account_totp AS t (account_id, secret_ciphertext, created_at) VALUES (p_account, p_secret_ciphertext, p_now)
    ON CONFLICT (account_id) DO UPDATE SET secret_ciphertext = excluded.secret_ciphertext, created_at = excluded.created_at, last_step = 0
      WHERE t.confirmed_at IS NULL RETURNING 1
  ) SELECT EXISTS (SELECT 1 FROM done)
$$;

CREATE FUNCTION totp_of(p_account uuid) RETURNS TABLE (secret_ciphertext text, created_at timestamptz, confirmed_at timestamptz, last_step bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT t.secret_ciphertext, t.created_at, t.confirmed_at, t.last_step FROM account_totp t WHERE t.account_id = p_account
$$;

CREATE FUNCTION totp_confirm(p_account uuid, p_step bigint, p_now timestamptz) RETURNS boolean
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH done AS (UPDATE account_totp SET confirmed_at = p_now, last_step = p_step WHERE account_id = p_account AND confirmed_at IS NULL RETURNING 1)
  SELECT EXISTS (SELECT 1 FROM done)
$$;

-- A code of a time step counts once; of two at once one wins.
CREATE FUNCTION totp_spend(p_account uuid, p_step bigint) RETURNS boolean
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH done AS (UPDATE account_totp SET last_step = p_step WHERE account_id = p_account AND confirmed_at IS NOT NULL AND last_step < p_step RETURNING 1)
  SELECT EXISTS (SELECT 1 FROM done)
$$;

CREATE FUNCTION totp_remove(p_account uuid) RETURNS boolean
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  DELETE FROM account_recovery_code WHERE account_id = p_account;
  WITH done AS (DELETE FROM account_totp WHERE account_id = p_account RETURNING confirmed_at) SELECT EXISTS (SELECT 1 FROM done WHERE confirmed_at IS NOT NULL);
$$;

CREATE FUNCTION recovery_codes_replace(p_account uuid, p_ids uuid[], p_hashes text[], p_now timestamptz) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  DELETE FROM account_recovery_code WHERE account_id = p_account;
  INSERT INTO account_recovery_code (id, account_id, code_hash, created_at) SELECT i, p_account, h, p_now FROM unnest(p_ids, p_hashes) AS given (i, h);
$$;

CREATE FUNCTION recovery_code_spend(p_account uuid, p_hash text, p_now timestamptz) RETURNS boolean
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH done AS (UPDATE account_recovery_code SET used_at = p_now WHERE account_id = p_account AND code_hash = p_hash AND used_at IS NULL RETURNING 1)
  SELECT EXISTS (SELECT 1 FROM done)
$$;

CREATE FUNCTION recovery_codes_left(p_account uuid) RETURNS integer
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT count(*)::integer FROM account_recovery_code WHERE account_id = p_account AND used_at IS NULL
$$;

-- Identities of a sign-on issuer ------------------------------------------------------------------------------------------

CREATE FUNCTION identity_use(p_issuer text, p_subject text, p_now timestamptz) RETURNS uuid
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  UPDATE account_identity SET last_used_at = p_now WHERE issuer = p_issuer AND subject = p_subject RETURNING account_id
$$;

CREATE FUNCTION identity_create(p_id uuid, p_account uuid, p_issuer text, p_subject text, p_now timestamptz) RETURNS boolean
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH done AS (
    INSERT INTO account_identity (id, account_id, issuer, subject, created_at, last_used_at) VALUES (p_id, p_account, p_issuer, p_subject, p_now, p_now)
    ON CONFLICT (issuer, subject) DO NOTHING RETURNING 1
  ) SELECT EXISTS (SELECT 1 FROM done)
$$;

CREATE FUNCTION identities_of(p_account uuid) RETURNS TABLE (id uuid, issuer text, created_at timestamptz, last_used_at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT i.id, i.issuer, i.created_at, i.last_used_at FROM account_identity i WHERE i.account_id = p_account ORDER BY i.created_at, i.id
$$;

-- Somebody else may have made an account with an address that was never confirmed. Who proves the address takes it over and leaves nothing
-- of what the other knew: password, sessions, second factor. The ids of the ended sessions.
CREATE FUNCTION account_take_over(p_account uuid, p_now timestamptz) RETURNS SETOF uuid
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  UPDATE account SET password_hash = NULL, email_verified_at = p_now WHERE id = p_account;
  DELETE FROM account_totp WHERE account_id = p_account;
  DELETE FROM account_recovery_code WHERE account_id = p_account;
  UPDATE account_token SET used_at = p_now WHERE account_id = p_account AND used_at IS NULL;
  UPDATE account_session SET revoked_at = p_now WHERE account_id = p_account AND revoked_at IS NULL RETURNING id;
$$;

-- What invitations an address has: one that can be accepted, one that was.
CREATE FUNCTION invitations_of_email(p_email text, p_now timestamptz) RETURNS TABLE (is_open boolean, was_accepted boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT coalesce(bool_or(i.accepted_at IS NULL AND i.expires_at > p_now), false), coalesce(bool_or(i.accepted_at IS NOT NULL), false)
  FROM invitation i WHERE i.email = lower(p_email) AND i.revoked_at IS NULL
$$;

-- What an account is a member of. One row with p_slug, all without.
DROP FUNCTION memberships(uuid, text);
CREATE FUNCTION memberships(p_account uuid, p_slug text)
RETURNS TABLE (workspace_id uuid, slug text, workspace_name text, member_id uuid, role text, member_name text, second_factor_required boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT w.id, w.slug, w.name, m.id, m.role, m.name, w.second_factor_required FROM member m JOIN workspace w ON w.id = m.workspace_id
  WHERE m.account_id = p_account AND m.status = 'active' AND (p_slug IS NULL OR w.slug = p_slug) ORDER BY w.created_at, w.id
$$;

-- Every workspace that knows the account as a member, active or not: where its name and address are kept and its acts are told.
CREATE FUNCTION member_places(p_account uuid) RETURNS TABLE (workspace_id uuid, member_id uuid, role text, member_name text, status text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT m.workspace_id, m.id, m.role, m.name, m.status FROM member m WHERE m.account_id = p_account ORDER BY m.workspace_id
$$;

CREATE FUNCTION workspaces_due_for_deletion(p_now timestamptz, p_limit integer) RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT w.id FROM workspace w WHERE w.deletion_due_at <= p_now ORDER BY w.deletion_due_at LIMIT p_limit
$$;

DO $$
DECLARE
  f record;
BEGIN
  FOR f IN SELECT p.oid::regprocedure AS signature FROM pg_proc p JOIN pg_roles r ON r.oid = p.proowner
    WHERE p.pronamespace = 'public'::regnamespace AND p.prosecdef AND r.rolname NOT IN ('handrail_lookup', 'handrail_search')
  LOOP
    EXECUTE format('ALTER FUNCTION %s OWNER TO handrail_lookup', f.signature);
    EXECUTE format('REVOKE ALL ON FUNCTION %s FROM PUBLIC', f.signature);
    EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO handrail_app', f.signature);
  END LOOP;
END $$;

GRANT SELECT, INSERT, UPDATE, DELETE ON account_totp, account_recovery_code, account_identity TO handrail_lookup;

REVOKE CREATE ON SCHEMA public FROM handrail_lookup;
