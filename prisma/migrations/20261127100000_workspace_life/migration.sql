-- The end of a workspace: what an owner takes along, the days in which the deletion can be called back, and what is closed meanwhile.

-- One export at work or ready to be fetched. Where its job goes on after a stop stands in the row.
CREATE TABLE workspace_export (
  workspace_id uuid NOT NULL REFERENCES workspace (id),
  id uuid NOT NULL,
  requested_by uuid NOT NULL,
  status text NOT NULL CHECK (status IN ('running', 'ready')),
  -- What is written next, as lib/core/workspace/export-cursor.ts reads it.
  cursor jsonb NOT NULL,
  parts integer NOT NULL DEFAULT 0,
  -- Of all parts together, as they are downloaded.
  size_bytes bigint NOT NULL DEFAULT 0,
  row_count bigint NOT NULL DEFAULT 0,
  file_count integer NOT NULL DEFAULT 0,
  created_at timestamptz(3) NOT NULL,
  finished_at timestamptz(3),
  expires_at timestamptz(3) NOT NULL,
  PRIMARY KEY (workspace_id, id),
  FOREIGN KEY (workspace_id, requested_by) REFERENCES member (workspace_id, id)
);
CREATE INDEX workspace_export_expires ON workspace_export (expires_at);
-- One at a time: a second request is told so.
CREATE UNIQUE INDEX workspace_export_one ON workspace_export (workspace_id);

-- The bytes in pieces; one after the other they are the file.
CREATE TABLE workspace_export_part (
  workspace_id uuid NOT NULL,
  export_id uuid NOT NULL,
  part integer NOT NULL,
  bytes bytea NOT NULL,
  PRIMARY KEY (workspace_id, export_id, part),
  FOREIGN KEY (workspace_id, export_id) REFERENCES workspace_export (workspace_id, id) ON DELETE CASCADE
);
ALTER TABLE workspace_export_part ALTER COLUMN bytes SET STORAGE EXTERNAL;

DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['workspace_export', 'workspace_export_part'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format(
      'CREATE POLICY tenant ON %I TO handrail_app USING (workspace_id = nullif(current_setting(''app.workspace_id'', true), '''')::uuid) WITH CHECK (workspace_id = nullif(current_setting(''app.workspace_id'', true), '''')::uuid)',
      name
    );
  END LOOP;
END $$;
GRANT SELECT, INSERT, UPDATE, DELETE ON workspace_export TO handrail_app;
GRANT SELECT, INSERT, DELETE ON workspace_export_part TO handrail_app;

-- Across tenants: ids, and when a workspace's time is over.

GRANT CREATE ON SCHEMA public TO handrail_lookup;

CREATE FUNCTION expired_exports(p_now timestamptz, p_limit integer) RETURNS TABLE (workspace_id uuid, export_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT x.workspace_id, x.id FROM workspace_export x WHERE x.expires_at <= p_now ORDER BY x.expires_at LIMIT p_limit
$$;

-- As before, with the time at which the workspace is erased, if one is set.
DROP FUNCTION memberships(uuid, text);
CREATE FUNCTION memberships(p_account uuid, p_slug text)
RETURNS TABLE (workspace_id uuid, slug text, workspace_name text, member_id uuid, role text, member_name text, second_factor_required boolean, deletion_due_at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT w.id, w.slug, w.name, m.id, m.role, m.name, w.second_factor_required, w.deletion_due_at FROM member m JOIN workspace w ON w.id = m.workspace_id
  WHERE m.account_id = p_account AND m.status = 'active' AND (p_slug IS NULL OR w.slug = p_slug) ORDER BY w.created_at, w.id
$$;

DROP FUNCTION api_key_use(text, uuid, timestamptz);
CREATE FUNCTION api_key_use(p_sha256 text, p_member uuid, p_now timestamptz)
RETURNS TABLE (workspace_id uuid, slug text, id uuid, name text, scopes text[], expires_at timestamptz, revoked_at timestamptz,
  member_id uuid, account_id uuid, member_name text, role text, deletion_due_at timestamptz)
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  UPDATE api_key k SET last_used_at = p_now
  WHERE (k.workspace_id, k.id) IN (
    SELECT u.workspace_id, u.id FROM api_key u
    WHERE u.token_sha256 = p_sha256 AND u.revoked_at IS NULL AND (u.expires_at IS NULL OR u.expires_at > p_now)
      AND (u.last_used_at IS NULL OR u.last_used_at < p_now - interval '10 minutes')
    FOR UPDATE SKIP LOCKED
  );
  SELECT k.workspace_id, w.slug, k.id, k.name, k.scopes, k.expires_at, k.revoked_at, m.id, m.account_id, m.name, m.role, w.deletion_due_at
  FROM api_key k JOIN workspace w ON w.id = k.workspace_id
  LEFT JOIN member m ON m.workspace_id = k.workspace_id AND m.id = p_member AND m.status = 'active'
  WHERE k.token_sha256 = p_sha256;
$$;

-- A workspace that is about to be erased is known to nobody outside, as an archived channel is; it writes to no visitor and reads no site.
CREATE OR REPLACE FUNCTION channel_by_key(p_key text) RETURNS TABLE (workspace_id uuid, channel_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT c.workspace_id, c.id FROM channel c JOIN workspace w ON w.id = c.workspace_id
  WHERE c.publishable_key = p_key AND c.archived_at IS NULL AND w.deletion_due_at IS NULL
$$;

CREATE OR REPLACE FUNCTION due_conversation_mails(p_now timestamptz, p_limit integer) RETURNS TABLE (workspace_id uuid, conversation_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT c.workspace_id, c.id FROM conversation c
  WHERE c.mail_due_at <= p_now AND NOT EXISTS (SELECT 1 FROM workspace w WHERE w.id = c.workspace_id AND w.deletion_due_at IS NOT NULL)
  ORDER BY c.mail_due_at LIMIT p_limit
$$;

CREATE OR REPLACE FUNCTION sources_due(p_now timestamptz, p_limit integer) RETURNS TABLE (workspace_id uuid, source_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT s.workspace_id, s.id FROM knowledge_source s
  WHERE s.next_crawl_at <= p_now AND s.removed_at IS NULL
    AND NOT EXISTS (SELECT 1 FROM workspace w WHERE w.id = s.workspace_id AND w.deletion_due_at IS NOT NULL)
  ORDER BY s.next_crawl_at LIMIT p_limit
$$;

ALTER FUNCTION expired_exports OWNER TO handrail_lookup;
ALTER FUNCTION memberships OWNER TO handrail_lookup;
ALTER FUNCTION api_key_use OWNER TO handrail_lookup;
REVOKE ALL ON FUNCTION expired_exports, memberships, api_key_use FROM PUBLIC;
GRANT EXECUTE ON FUNCTION expired_exports, memberships, api_key_use TO handrail_app;
GRANT SELECT ON workspace_export TO handrail_lookup;
CREATE POLICY lookup ON workspace_export FOR SELECT TO handrail_lookup USING (true);

REVOKE CREATE ON SCHEMA public FROM handrail_lookup;
