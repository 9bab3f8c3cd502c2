-- Bring your own bot: a bot whose words come from the tenant's program, asked by webhook or answering by API. The rules stay Handrail's.
CREATE TABLE external_bot (
  workspace_id uuid NOT NULL,
  bot_id uuid NOT NULL,
  mode text NOT NULL CHECK (mode IN ('off', 'webhook', 'api')),
  url text,
  -- Signs the requests, as a webhook's does.
  secret_ciphertext text,
  timeout_ms integer NOT NULL CHECK (timeout_ms BETWEEN 1000 AND 120000),
  version integer NOT NULL DEFAULT 1,
  PRIMARY KEY (workspace_id, bot_id),
  CHECK (mode <> 'webhook' OR (url IS NOT NULL AND secret_ciphertext IS NOT NULL)),
  FOREIGN KEY (workspace_id, bot_id) REFERENCES bot (workspace_id, id)
);
ALTER TABLE external_bot ENABLE ROW LEVEL SECURITY;
ALTER TABLE external_bot FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON external_bot TO handrail_app USING (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid) WITH CHECK (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid);
GRANT SELECT, INSERT, UPDATE ON external_bot TO handrail_app;

-- Until when a turn waits for an answer by API; null when it does not.
ALTER TABLE turn ADD COLUMN external_due_at timestamptz(3);
CREATE INDEX turn_external ON turn (workspace_id, created_at, id) WHERE status = 'pending' AND external_due_at IS NOT NULL;

-- What a bot of the tenant's own is told of a turn beside its context; null where Handrail's own bot answers. Volatile, so that it sees a turn
-- that the same statement has made.
CREATE FUNCTION external_of_turn(p_workspace uuid, p_bot uuid, p_turn uuid) RETURNS jsonb
LANGUAGE plpgsql AS $$
DECLARE
  v_external external_bot%ROWTYPE;
BEGIN
  SELECT * INTO v_external FROM external_bot e WHERE e.workspace_id = p_workspace AND e.bot_id = p_bot AND e.mode <> 'off';
  IF NOT FOUND THEN RETURN NULL; END IF;
  RETURN (
    SELECT jsonb_build_object('mode', v_external.mode, 'url', v_external.url, 'secretCiphertext', v_external.secret_ciphertext, 'timeoutMs', v_external.timeout_ms,
      'dueAt', to_char(t.external_due_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'pageUrl', c.page_url, 'locale', s.locale,
      'contact', jsonb_build_object('visitorId', s.id, 'verified', k.id IS NOT NULL, 'externalId', k.external_id, 'name', coalesce(k.name, s.name),
        'email', coalesce(k.email, s.email), 'attributes', CASE WHEN k.id IS NULL THEN s.attributes ELSE k.attributes END))
    FROM turn t
    JOIN conversation c ON c.workspace_id = p_workspace AND c.id = t.conversation_id
    JOIN visitor s ON s.workspace_id = p_workspace AND s.id = c.visitor_id
    LEFT JOIN contact k ON k.workspace_id = p_workspace AND k.id = s.contact_id
    WHERE t.workspace_id = p_workspace AND t.id = p_turn);
END $$;

-- turn_context with it: still one round trip.
CREATE FUNCTION turn_context_and_external(p_workspace uuid, p_turn uuid, p_online_after timestamptz) RETURNS jsonb
LANGUAGE plpgsql AS $$
DECLARE
  v_context jsonb := turn_context(p_workspace, p_turn, p_online_after);
BEGIN
  RETURN v_context || jsonb_build_object('external', external_of_turn(p_workspace, (v_context->'bot'->>'id')::uuid, p_turn));
END $$;
GRANT EXECUTE ON FUNCTION external_of_turn, turn_context_and_external TO handrail_app;
