-- Built-in requests (docs/adr/0089-requests-are-approvals.md): forms that the bot offers in the chat. What was filled in are the arguments of an approval; whether it needs a
-- person says the approval policy of the action `request.<kind>`.
CREATE TABLE request_form (
  workspace_id uuid NOT NULL REFERENCES workspace (id),
  kind text NOT NULL CHECK (kind IN ('refund', 'account_deletion', 'address_change')),
  enabled boolean NOT NULL,
  fields jsonb NOT NULL,
  -- Called once it is agreed to; null: a person does it by hand.
  tool_id uuid,
  version integer NOT NULL DEFAULT 1 CHECK (version >= 1),
  changed_at timestamptz(3) NOT NULL,
  PRIMARY KEY (workspace_id, kind),
  FOREIGN KEY (workspace_id, tool_id) REFERENCES tool (workspace_id, id)
);

CREATE TABLE visitor_request (
  workspace_id uuid NOT NULL REFERENCES workspace (id),
  id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('refund', 'account_deletion', 'address_change')),
  conversation_id uuid NOT NULL,
  -- Made by the visitor's browser: the same one again is the same request.
  client_id uuid NOT NULL,
  approval_id uuid NOT NULL,
  -- In which the visitor is told what came of it.
  language text NOT NULL,
  told_as text CHECK (told_as IN ('done', 'rejected', 'person')),
  told_at timestamptz(3),
  created_at timestamptz(3) NOT NULL,
  PRIMARY KEY (workspace_id, id),
  UNIQUE (workspace_id, conversation_id, client_id),
  UNIQUE (workspace_id, approval_id),
  FOREIGN KEY (workspace_id, conversation_id) REFERENCES conversation (workspace_id, id),
  FOREIGN KEY (workspace_id, approval_id) REFERENCES approval (workspace_id, id),
  CHECK ((told_as IS NULL) = (told_at IS NULL))
);

ALTER TABLE request_form ENABLE ROW LEVEL SECURITY;
ALTER TABLE request_form FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON request_form TO handrail_app USING (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid) WITH CHECK (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid);
ALTER TABLE visitor_request ENABLE ROW LEVEL SECURITY;
ALTER TABLE visitor_request FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON visitor_request TO handrail_app USING (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid) WITH CHECK (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid);
GRANT SELECT, INSERT ON request_form, visitor_request TO handrail_app;
GRANT UPDATE (enabled, fields, tool_id, version, changed_at) ON request_form TO handrail_app;
GRANT UPDATE (told_as, told_at) ON visitor_request TO handrail_app;

-- A visitor is told once, whoever writes.
CREATE FUNCTION visitor_request_is_told() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  RAISE EXCEPTION 'the visitor has been told what came of this request';
END
$$;
CREATE TRIGGER visitor_request_told BEFORE UPDATE ON visitor_request FOR EACH ROW WHEN (OLD.told_at IS NOT NULL) EXECUTE FUNCTION visitor_request_is_told();

-- Visitors ask, too.
ALTER TABLE approval DROP CONSTRAINT approval_requested_by_kind_check;
ALTER TABLE approval ADD CONSTRAINT approval_requested_by_kind_check CHECK (requested_by_kind IN ('member', 'api_key', 'visitor'));
