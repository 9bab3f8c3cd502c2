-- What a bot decides by, as versions that are only ever added. A bot without one has the policy of its live bot version, from before there were any.
CREATE TABLE policy_version (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  bot_id uuid NOT NULL,
  number integer NOT NULL CHECK (number >= 1),
  policy jsonb NOT NULL,
  words jsonb NOT NULL,
  -- What changed since the version before: fields with both values.
  changes jsonb NOT NULL,
  note text NOT NULL DEFAULT '',
  restored_from integer,
  created_by uuid,
  created_at timestamptz(3) NOT NULL,
  PRIMARY KEY (workspace_id, id),
  UNIQUE (workspace_id, bot_id, number),
  FOREIGN KEY (workspace_id, bot_id) REFERENCES bot (workspace_id, id),
  FOREIGN KEY (workspace_id, created_by) REFERENCES member (workspace_id, id)
);
ALTER TABLE policy_version ENABLE ROW LEVEL SECURITY;
ALTER TABLE policy_version FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON policy_version TO handrail_app USING (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid) WITH CHECK (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid);
GRANT SELECT, INSERT ON policy_version TO handrail_app;

-- As before, but a team that the policy names comes before the channel's: the first reason that names one that still takes conversations.
CREATE OR REPLACE FUNCTION handoff_takes_team() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE conversation c SET team_id = coalesce(
      (SELECT t.id FROM jsonb_array_elements(NEW.reasons) WITH ORDINALITY AS r (reason, place)
        JOIN team t ON t.workspace_id = NEW.workspace_id AND t.id = (r.reason->>'teamId')::uuid AND t.archived_at IS NULL
        ORDER BY r.place LIMIT 1),
      n.default_team_id)
  FROM channel n
  WHERE c.workspace_id = NEW.workspace_id AND c.id = NEW.conversation_id AND c.team_id IS NULL
    AND n.workspace_id = NEW.workspace_id AND n.id = c.channel_id
    AND (n.default_team_id IS NOT NULL OR NEW.reasons @? '$[*].teamId');
  RETURN NULL;
END $$;
