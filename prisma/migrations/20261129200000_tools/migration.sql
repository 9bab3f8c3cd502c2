-- Tools (docs/adr/0085-a-tool-is-called-once.md): addresses of the workspace's own systems. What arguments look like and whose agreement they need is the approval policy of
-- the action with the tool's name. A tool that is removed keeps its row for the calls that were made.
CREATE TABLE tool (
  workspace_id uuid NOT NULL REFERENCES workspace (id),
  id uuid NOT NULL,
  name text NOT NULL,
  description text NOT NULL,
  method text NOT NULL CHECK (method IN ('POST', 'PUT', 'PATCH', 'DELETE')),
  url text NOT NULL,
  identity text NOT NULL CHECK (identity IN ('none', 'verified')),
  enabled boolean NOT NULL,
  secret_ciphertext text NOT NULL,
  version integer NOT NULL DEFAULT 1 CHECK (version >= 1),
  created_at timestamptz(3) NOT NULL,
  deleted_at timestamptz(3),
  PRIMARY KEY (workspace_id, id)
);
CREATE UNIQUE INDEX tool_name ON tool (workspace_id, name) WHERE deleted_at IS NULL;

-- A call and its approval, which holds the arguments and is what makes it happen once.
CREATE TABLE tool_call (
  workspace_id uuid NOT NULL REFERENCES workspace (id),
  id uuid NOT NULL,
  tool_id uuid NOT NULL,
  approval_id uuid NOT NULL,
  conversation_id uuid,
  status text NOT NULL DEFAULT 'waiting' CHECK (status IN ('waiting', 'begun', 'succeeded', 'failed', 'unknown', 'cancelled')),
  error text,
  answer_status integer,
  -- The beginning of what the tool said.
  answer text NOT NULL DEFAULT '',
  begun_at timestamptz(3),
  ended_at timestamptz(3),
  -- Who said what came of one whose outcome was not known.
  settled_by uuid,
  created_at timestamptz(3) NOT NULL,
  PRIMARY KEY (workspace_id, id),
  UNIQUE (workspace_id, approval_id),
  FOREIGN KEY (workspace_id, tool_id) REFERENCES tool (workspace_id, id),
  FOREIGN KEY (workspace_id, approval_id) REFERENCES approval (workspace_id, id),
  FOREIGN KEY (workspace_id, conversation_id) REFERENCES conversation (workspace_id, id),
  FOREIGN KEY (workspace_id, settled_by) REFERENCES member (workspace_id, id),
  CHECK (status IN ('waiting', 'cancelled') OR begun_at IS NOT NULL),
  CHECK ((status IN ('waiting', 'begun')) = (ended_at IS NULL))
);
CREATE INDEX tool_call_by_conversation ON tool_call (workspace_id, conversation_id) WHERE conversation_id IS NOT NULL;
CREATE INDEX tool_call_by_status ON tool_call (workspace_id, status, id);

ALTER TABLE tool ENABLE ROW LEVEL SECURITY;
ALTER TABLE tool FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON tool TO handrail_app USING (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid) WITH CHECK (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid);
ALTER TABLE tool_call ENABLE ROW LEVEL SECURITY;
ALTER TABLE tool_call FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON tool_call TO handrail_app USING (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid) WITH CHECK (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid);
GRANT SELECT, INSERT ON tool, tool_call TO handrail_app;
GRANT UPDATE (description, method, url, identity, enabled, secret_ciphertext, version, deleted_at) ON tool TO handrail_app;
GRANT UPDATE (status, error, answer_status, answer, begun_at, ended_at, settled_by) ON tool_call TO handrail_app;

-- A call begins once, and what has ended without a doubt stays as it is, whoever writes.
CREATE FUNCTION tool_call_is_final() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  RAISE EXCEPTION 'a call that is % does not become %', OLD.status, NEW.status;
END
$$;
CREATE TRIGGER tool_call_final BEFORE UPDATE ON tool_call FOR EACH ROW
  WHEN (OLD.status IN ('succeeded', 'failed', 'cancelled') OR (OLD.begun_at IS NOT NULL AND NEW.begun_at IS DISTINCT FROM OLD.begun_at)
    OR (OLD.status IN ('begun', 'unknown') AND NEW.status NOT IN ('unknown', 'succeeded', 'failed')))
  EXECUTE FUNCTION tool_call_is_final();
