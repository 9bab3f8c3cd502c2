-- The queue of drafts: the place of each that waits, how risky it is, what it is about, until when somebody should decide, and who has it open. A row
-- is there while its draft waits, whichever release writes the draft. It is no part of the draft's record: the digests cover drafts as before.
CREATE TABLE review_item (
  workspace_id uuid NOT NULL REFERENCES workspace (id),
  draft_id uuid NOT NULL,
  -- 0: safety, law, flagged words. 1: the policy wants a person. 2: everything is held. 3: anything else. Ascending, as the queue is.
  rank smallint NOT NULL DEFAULT 2 CHECK (rank BETWEEN 0 AND 3),
  topic text NOT NULL DEFAULT 'none',
  reason_code text NOT NULL DEFAULT 'draft_mode',
  -- infinity: no limit, for what waited before there were any.
  due_at timestamptz(3) NOT NULL DEFAULT 'infinity',
  -- When its time was over and people were asked to take the conversation.
  escalated_at timestamptz(3),
  lease_by uuid,
  lease_until timestamptz(3),
  created_at timestamptz(3) NOT NULL,
  PRIMARY KEY (workspace_id, draft_id),
  CHECK ((lease_by IS NULL) = (lease_until IS NULL)),
  FOREIGN KEY (workspace_id, draft_id) REFERENCES draft (workspace_id, id),
  FOREIGN KEY (workspace_id, lease_by) REFERENCES member (workspace_id, id)
);
-- The order of the queue: the riskiest first, of these the one whose time is over first.
CREATE INDEX review_item_order ON review_item (workspace_id, rank, due_at, draft_id);
CREATE INDEX review_item_topic ON review_item (workspace_id, topic, rank, due_at, draft_id);
CREATE INDEX review_item_reason ON review_item (workspace_id, reason_code, rank, due_at, draft_id);
CREATE INDEX review_item_lease ON review_item (workspace_id, lease_by, rank, due_at, draft_id) WHERE lease_by IS NOT NULL;
CREATE INDEX review_item_due_soon ON review_item (workspace_id, due_at);
CREATE INDEX review_item_oldest ON review_item (workspace_id, created_at);
CREATE INDEX review_item_due ON review_item (due_at) WHERE escalated_at IS NULL;
CREATE INDEX review_item_escalated ON review_item (escalated_at) WHERE escalated_at IS NOT NULL;
ALTER TABLE review_item ENABLE ROW LEVEL SECURITY;
ALTER TABLE review_item FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON review_item TO handrail_app USING (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid) WITH CHECK (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid);
GRANT SELECT, INSERT, UPDATE, DELETE ON review_item TO handrail_app;

CREATE FUNCTION keep_review_item() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.status = 'pending_review' THEN
    INSERT INTO review_item (workspace_id, draft_id, created_at) VALUES (NEW.workspace_id, NEW.id, NEW.created_at) ON CONFLICT DO NOTHING;
  ELSE
    DELETE FROM review_item i WHERE i.workspace_id = NEW.workspace_id AND i.draft_id = NEW.id;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER keep_review_item AFTER INSERT OR UPDATE OF status ON draft FOR EACH ROW EXECUTE FUNCTION keep_review_item();
INSERT INTO review_item (workspace_id, draft_id, created_at) SELECT workspace_id, id, created_at FROM draft WHERE status = 'pending_review';

-- As in the first migration; the draft brings its place in the queue.
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
      due_at = coalesce((p_draft->>'dueAt')::timestamptz, p_now + interval '2 hours')
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

-- Drafts whose time is over, and those that nobody has decided on long after people were asked: ids only, across tenants.
CREATE FUNCTION due_drafts(p_now timestamptz, p_escalated_before timestamptz, p_limit integer) RETURNS TABLE (workspace_id uuid, draft_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  (SELECT i.workspace_id, i.draft_id FROM review_item i WHERE i.escalated_at IS NULL AND i.due_at <= p_now ORDER BY i.due_at LIMIT p_limit)
  UNION ALL
  (SELECT i.workspace_id, i.draft_id FROM review_item i WHERE i.escalated_at IS NOT NULL AND i.escalated_at <= p_escalated_before ORDER BY i.escalated_at LIMIT p_limit)
$$;
GRANT CREATE ON SCHEMA public TO handrail_lookup;
ALTER FUNCTION due_drafts OWNER TO handrail_lookup;
REVOKE CREATE ON SCHEMA public FROM handrail_lookup;
REVOKE ALL ON FUNCTION due_drafts FROM PUBLIC;
GRANT EXECUTE ON FUNCTION due_drafts TO handrail_app;
GRANT SELECT ON review_item TO handrail_lookup;
CREATE POLICY lookup ON review_item FOR SELECT TO handrail_lookup USING (true);
