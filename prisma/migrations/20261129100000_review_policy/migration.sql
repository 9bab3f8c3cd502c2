-- What the policy in force when a draft was written wants of its review: what happens when its time is over, and how many people have to approve the
-- same words.
ALTER TABLE review_item
  ADD COLUMN outcome text NOT NULL DEFAULT 'escalate' CHECK (outcome IN ('escalate', 'expire')),
  ADD COLUMN approvals smallint NOT NULL DEFAULT 1 CHECK (approvals IN (1, 2));

-- Who has approved which words: once a person and version.
CREATE TABLE draft_approval (
  workspace_id uuid NOT NULL,
  draft_id uuid NOT NULL,
  version integer NOT NULL,
  member_id uuid NOT NULL,
  content_sha256 text NOT NULL,
  created_at timestamptz(3) NOT NULL,
  PRIMARY KEY (workspace_id, draft_id, version, member_id),
  FOREIGN KEY (workspace_id, draft_id) REFERENCES draft (workspace_id, id),
  FOREIGN KEY (workspace_id, member_id) REFERENCES member (workspace_id, id)
);

-- The words that a person changed while the draft went on waiting: `version` is the one that they were.
CREATE TABLE draft_revision (
  workspace_id uuid NOT NULL,
  draft_id uuid NOT NULL,
  version integer NOT NULL,
  -- Null once erased.
  text text,
  edited_by uuid NOT NULL,
  created_at timestamptz(3) NOT NULL,
  PRIMARY KEY (workspace_id, draft_id, version),
  FOREIGN KEY (workspace_id, draft_id) REFERENCES draft (workspace_id, id),
  FOREIGN KEY (workspace_id, edited_by) REFERENCES member (workspace_id, id)
);
ALTER TABLE draft_approval ENABLE ROW LEVEL SECURITY;
ALTER TABLE draft_approval FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON draft_approval TO handrail_app USING (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid) WITH CHECK (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid);
ALTER TABLE draft_revision ENABLE ROW LEVEL SECURITY;
ALTER TABLE draft_revision FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON draft_revision TO handrail_app USING (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid) WITH CHECK (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid);
GRANT SELECT, INSERT ON draft_approval, draft_revision TO handrail_app;

-- Whatever code asks: a draft that needs two people is not sent before two have approved the words that it has.
CREATE FUNCTION require_approvals() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  v_needed smallint;
BEGIN
  SELECT i.approvals INTO v_needed FROM review_item i WHERE i.workspace_id = NEW.workspace_id AND i.draft_id = NEW.id;
  IF v_needed > 1 AND v_needed > (SELECT count(*) FROM draft_approval a
    WHERE a.workspace_id = NEW.workspace_id AND a.draft_id = NEW.id AND a.version = OLD.version AND a.content_sha256 = OLD.content_sha256) THEN
    RAISE EXCEPTION 'draft % needs % approvals of its version %', NEW.id, v_needed, OLD.version USING ERRCODE = 'HR002';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER require_approvals BEFORE UPDATE OF status ON draft FOR EACH ROW
  WHEN (NEW.status IN ('approved', 'edited', 'sent') AND OLD.status = 'pending_review') EXECUTE FUNCTION require_approvals();

-- As before; the draft brings what the policy wants of its review. A release that does not say it leaves what was always done.
CREATE OR REPLACE FUNCTION apply_turn(
  p_workspace uuid, p_conversation uuid, p_turn uuid, p_epoch integer, p_decision jsonb, p_draft jsonb, p_handoff jsonb, p_items jsonb, p_changes jsonb, p_now timestamptz
) RETURNS TABLE (outcome text, last_seq bigint)
LANGUAGE plpgsql AS $$
DECLARE
  c conversation%ROWTYPE;
  v_status text;
  v_last bigint;
BEGIN
  PERFORM set_config('app.workspace_id', p_workspace::text, true);
  SELECT * INTO c FROM conversation x WHERE x.workspace_id = p_workspace AND x.id = p_conversation FOR UPDATE;
  SELECT t.status INTO v_status FROM turn t WHERE t.workspace_id = p_workspace AND t.id = p_turn FOR UPDATE;
  IF v_status IS DISTINCT FROM 'pending' THEN
    RETURN QUERY SELECT 'already', NULL::bigint;
    RETURN;
  END IF;
  IF c.epoch <> p_epoch OR c.handled_by <> 'bot' THEN
    RETURN QUERY SELECT 'superseded', NULL::bigint;
    RETURN;
  END IF;
  IF p_handoff IS NOT NULL THEN
    INSERT INTO handoff (workspace_id, id, conversation_id, turn_id, trigger, status, reason_code, reasons, requested_at, offered_at, notice_due_at)
    VALUES (p_workspace, (p_handoff->>'id')::uuid, p_conversation, p_turn, p_handoff->>'trigger', p_handoff->>'status', p_handoff->>'reasonCode', p_handoff->'reasons', p_now,
      CASE WHEN p_handoff->>'status' = 'offered' THEN p_now END, (p_handoff->>'noticeDueAt')::timestamptz);
  END IF;
  INSERT INTO decision (workspace_id, id, conversation_id, turn_id, message_id, action, outcome, reasons, signals, policy, hits, topic, bot_version_id, knowledge_version_id,
    sampling_probability, model, prompt_sha256, input_tokens, output_tokens, latency_ms, draft_id, handoff_id, reply_message_id, created_at)
  VALUES (p_workspace, (p_decision->>'id')::uuid, p_conversation, p_turn, (p_decision->>'messageId')::uuid, p_decision->>'action', 'applied', p_decision->'reasons', p_decision->'signals',
    p_decision->'policy', p_decision->'hits', p_decision->>'topic', (p_decision->>'botVersionId')::uuid, (p_decision->>'knowledgeVersionId')::uuid,
    (p_decision->>'samplingProbability')::double precision, p_decision->>'model', p_decision->>'promptSha256', (p_decision->>'inputTokens')::integer, (p_decision->>'outputTokens')::integer,
    (p_decision->>'latencyMs')::integer, (p_decision->>'draftId')::uuid, (p_decision->>'handoffId')::uuid, (p_decision->>'replyMessageId')::uuid, p_now);
  IF p_draft IS NOT NULL THEN
    INSERT INTO draft (workspace_id, id, conversation_id, turn_id, decision_id, text, salt, text_sha256, content_sha256, sources, status, created_at)
    VALUES (p_workspace, (p_draft->>'id')::uuid, p_conversation, p_turn, (p_decision->>'id')::uuid, p_draft->>'text', decode(p_draft->>'salt', 'hex'), p_draft->>'textSha256',
      p_draft->>'contentSha256', p_draft->'sources', 'pending_review', p_now);
    UPDATE review_item i SET
      rank = coalesce((p_draft->>'rank')::smallint, i.rank),
      topic = p_decision->>'topic',
      reason_code = p_decision->'reasons'->0->>'code',
      due_at = coalesce((p_draft->>'dueAt')::timestamptz, p_now + interval '2 hours'),
      outcome = coalesce(p_draft->>'outcome', i.outcome),
      approvals = coalesce((p_draft->>'approvals')::smallint, i.approvals)
    WHERE i.workspace_id = p_workspace AND i.draft_id = (p_draft->>'id')::uuid;
  END IF;
  UPDATE turn t SET status = 'decided', decided_at = p_now WHERE t.workspace_id = p_workspace AND t.id = p_turn;
  v_last := write_items(p_workspace, p_conversation, p_items, p_now);
  IF p_changes IS NOT NULL THEN
    UPDATE conversation x SET
      status = coalesce(p_changes->>'status', x.status),
      handled_by = coalesce(p_changes->>'handledBy', x.handled_by),
      waiting_since = CASE WHEN p_changes ? 'waitingSince' THEN coalesce(x.waiting_since, (p_changes->>'waitingSince')::timestamptz) ELSE x.waiting_since END,
      reason_code = coalesce(p_changes->>'reasonCode', x.reason_code),
      held_draft_id = coalesce(x.held_draft_id, (p_changes->>'heldDraftId')::uuid),
      epoch = x.epoch + CASE WHEN p_changes ? 'bumpEpoch' THEN 1 ELSE 0 END,
      version = x.version + 1
    WHERE x.workspace_id = p_workspace AND x.id = p_conversation;
  END IF;
  RETURN QUERY SELECT 'applied', v_last;
END $$;
ALTER FUNCTION apply_turn SET plan_cache_mode = force_generic_plan;
