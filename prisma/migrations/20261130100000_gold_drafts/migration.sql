-- Gold drafts (docs/adr/0087-gold-drafts-cannot-be-sent.md): wrong answers that are kept to see whether reviewers catch them, and each time one was
-- planted before a reviewer. Neither has a conversation or a turn.

-- Of each hundred drafts that a reviewer opens, how many are planted. 0: none.
ALTER TABLE workspace ADD COLUMN gold_share integer NOT NULL DEFAULT 0 CHECK (gold_share BETWEEN 0 AND 50);

CREATE TABLE gold_draft (
  workspace_id uuid NOT NULL REFERENCES workspace (id),
  id uuid NOT NULL,
  -- Where it comes from: a draft that was rejected or edited, or an answer that was graded wrong.
  decision_id uuid NOT NULL,
  question text NOT NULL,
  answer text NOT NULL,
  -- The words of the answer that are wrong, and why.
  wrong text NOT NULL,
  why text NOT NULL,
  sources jsonb NOT NULL,
  -- Why it would have waited, as the queue says it.
  reason jsonb NOT NULL,
  topic text NOT NULL,
  -- Null: a program of the workspace; the log names its key.
  kept_by uuid,
  created_at timestamptz(3) NOT NULL,
  retired_at timestamptz(3),
  PRIMARY KEY (workspace_id, id),
  CHECK (position(wrong IN answer) > 0),
  FOREIGN KEY (workspace_id, decision_id) REFERENCES decision (workspace_id, id),
  FOREIGN KEY (workspace_id, kept_by) REFERENCES member (workspace_id, id)
);
CREATE UNIQUE INDEX gold_draft_kept ON gold_draft (workspace_id, decision_id) WHERE retired_at IS NULL;
CREATE INDEX gold_draft_in_use ON gold_draft (workspace_id, id) WHERE retired_at IS NULL;

-- Its id is what the reviewer sees as a draft's. It stands where the draft stands that was opened when it was drawn.
CREATE TABLE gold_plant (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  gold_draft_id uuid NOT NULL,
  reviewer_id uuid NOT NULL,
  opened_draft_id uuid NOT NULL,
  rank smallint NOT NULL,
  due_at timestamptz(3) NOT NULL,
  approvals smallint NOT NULL,
  -- The chance that it had, and the number below it that was drawn.
  chance double precision NOT NULL,
  draw double precision NOT NULL,
  owner_id uuid,
  lease_until timestamptz(3),
  verdict text CHECK (verdict IN ('approved', 'edited', 'rejected', 'responded')),
  caught boolean,
  created_at timestamptz(3) NOT NULL,
  decided_at timestamptz(3),
  PRIMARY KEY (workspace_id, id),
  -- Nobody meets the same one twice, and an opened draft brings one at most.
  UNIQUE (workspace_id, reviewer_id, gold_draft_id),
  UNIQUE (workspace_id, reviewer_id, opened_draft_id),
  CHECK (draw >= 0 AND draw <= chance),
  CHECK ((verdict IS NULL) = (decided_at IS NULL) AND (caught IS NULL) = (decided_at IS NULL)),
  FOREIGN KEY (workspace_id, gold_draft_id) REFERENCES gold_draft (workspace_id, id),
  FOREIGN KEY (workspace_id, reviewer_id) REFERENCES member (workspace_id, id),
  FOREIGN KEY (workspace_id, owner_id) REFERENCES member (workspace_id, id),
  FOREIGN KEY (workspace_id, opened_draft_id) REFERENCES draft (workspace_id, id)
);
CREATE INDEX gold_plant_open ON gold_plant (workspace_id, reviewer_id) WHERE decided_at IS NULL;
CREATE INDEX gold_plant_decided ON gold_plant (workspace_id, decided_at) WHERE decided_at IS NOT NULL;

ALTER TABLE gold_draft ENABLE ROW LEVEL SECURITY;
ALTER TABLE gold_draft FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON gold_draft TO handrail_app USING (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid) WITH CHECK (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid);
ALTER TABLE gold_plant ENABLE ROW LEVEL SECURITY;
ALTER TABLE gold_plant FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON gold_plant TO handrail_app USING (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid) WITH CHECK (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid);
GRANT SELECT, INSERT ON gold_draft, gold_plant TO handrail_app;
GRANT UPDATE (retired_at) ON gold_draft TO handrail_app;
GRANT UPDATE (owner_id, lease_until, verdict, caught, decided_at) ON gold_plant TO handrail_app;

-- Whatever code asks: no draft and no message is ever made of one. An approved message names its draft, and a draft with the id of a planted one cannot be.
CREATE FUNCTION refuse_planted() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  v_draft uuid := CASE TG_TABLE_NAME WHEN 'message' THEN (to_jsonb(NEW)->>'draft_id')::uuid ELSE (to_jsonb(NEW)->>'id')::uuid END;
BEGIN
  IF EXISTS (SELECT 1 FROM gold_plant p WHERE p.workspace_id = NEW.workspace_id AND p.id = v_draft)
    OR EXISTS (SELECT 1 FROM gold_draft g WHERE g.workspace_id = NEW.workspace_id AND g.id = v_draft) THEN
    RAISE EXCEPTION 'a planted draft is never sent' USING ERRCODE = 'check_violation', CONSTRAINT = 'gold_never_sent';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER gold_never_sent BEFORE INSERT OR UPDATE OF draft_id ON message FOR EACH ROW WHEN (NEW.draft_id IS NOT NULL) EXECUTE FUNCTION refuse_planted();
CREATE TRIGGER gold_never_a_draft BEFORE INSERT OR UPDATE OF id ON draft FOR EACH ROW EXECUTE FUNCTION refuse_planted();

CREATE FUNCTION refuse_planting_a_draft() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM draft d WHERE d.workspace_id = NEW.workspace_id AND d.id = NEW.id) THEN
    RAISE EXCEPTION 'a draft that can be sent is not planted' USING ERRCODE = 'check_violation', CONSTRAINT = 'gold_never_a_draft';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER gold_never_a_draft BEFORE INSERT OR UPDATE OF id ON gold_plant FOR EACH ROW EXECUTE FUNCTION refuse_planting_a_draft();
GRANT EXECUTE ON FUNCTION refuse_planted, refuse_planting_a_draft TO handrail_app;
