-- Kill switches (docs/adr/0081-kill-switches-in-the-database.md): who stopped the bot, where, and who let it go on. One row a stop, kept.
CREATE TABLE kill_switch (
  workspace_id uuid NOT NULL REFERENCES workspace (id),
  id uuid NOT NULL,
  scope text NOT NULL CHECK (scope IN ('workspace', 'bot', 'conversation')),
  bot_id uuid,
  conversation_id uuid,
  reason text NOT NULL,
  -- Null: a program of the workspace; the log names its key.
  activated_by uuid,
  activated_at timestamptz(3) NOT NULL,
  lifted_by uuid,
  lifted_at timestamptz(3),
  PRIMARY KEY (workspace_id, id),
  CHECK ((scope = 'bot') = (bot_id IS NOT NULL) AND (scope = 'conversation') = (conversation_id IS NOT NULL)),
  CHECK (lifted_by IS NULL OR lifted_at IS NOT NULL),
  FOREIGN KEY (workspace_id, bot_id) REFERENCES bot (workspace_id, id),
  FOREIGN KEY (workspace_id, conversation_id) REFERENCES conversation (workspace_id, id),
  FOREIGN KEY (workspace_id, activated_by) REFERENCES member (workspace_id, id),
  FOREIGN KEY (workspace_id, lifted_by) REFERENCES member (workspace_id, id)
);
-- What is on: at most one a place, and what every answer of a bot looks at.
CREATE UNIQUE INDEX kill_switch_on ON kill_switch (workspace_id, scope, coalesce(bot_id, conversation_id, workspace_id)) WHERE lifted_at IS NULL;
CREATE INDEX kill_switch_recent ON kill_switch (workspace_id, id DESC);
ALTER TABLE kill_switch ENABLE ROW LEVEL SECURITY;
ALTER TABLE kill_switch FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON kill_switch TO handrail_app USING (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid) WITH CHECK (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid);
GRANT SELECT, INSERT ON kill_switch TO handrail_app;
GRANT UPDATE (lifted_by, lifted_at) ON kill_switch TO handrail_app;

-- Where the bot of a conversation is stopped, the widest place first; null where it may answer.
CREATE FUNCTION stopped_scope(p_workspace uuid, p_bot uuid, p_conversation uuid) RETURNS text
LANGUAGE sql STABLE AS $$
  SELECT k.scope FROM kill_switch k
  WHERE k.workspace_id = p_workspace AND k.lifted_at IS NULL AND (k.scope = 'workspace' OR k.bot_id = p_bot OR k.conversation_id = p_conversation)
  ORDER BY array_position(ARRAY['workspace', 'bot', 'conversation'], k.scope) LIMIT 1
$$;

-- Held shared by every answer that is being written and alone by a switch: once a switch has committed, no answer commits that had not seen it.
CREATE FUNCTION kill_switch_lock(p_workspace uuid) RETURNS bigint LANGUAGE sql IMMUTABLE AS $$ SELECT hashtextextended('kill-switch:' || p_workspace::text, 0) $$;

-- Whatever road the words of a bot come by, they are refused where it is stopped.
CREATE FUNCTION refuse_stopped_bot() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  v_scope text;
BEGIN
  PERFORM pg_advisory_xact_lock_shared(kill_switch_lock(NEW.workspace_id));
  SELECT stopped_scope(NEW.workspace_id, c.bot_id, c.id) INTO v_scope FROM conversation c WHERE c.workspace_id = NEW.workspace_id AND c.id = NEW.conversation_id;
  IF v_scope IS NOT NULL THEN
    RAISE EXCEPTION 'the bot is stopped (%)', v_scope USING ERRCODE = 'HR001';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER message_of_stopped_bot BEFORE INSERT ON message FOR EACH ROW WHEN (NEW.author_class = 'bot') EXECUTE FUNCTION refuse_stopped_bot();
GRANT EXECUTE ON FUNCTION stopped_scope, kill_switch_lock, refuse_stopped_bot TO handrail_app;
