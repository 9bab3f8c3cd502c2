-- The core loop again, after measuring where a turn's time goes (docs/adr/0040-what-a-turn-costs.md).

-- Every new message writes each index of its conversation anew, because it moves last_message_at. These held rows that no list asks for:
-- a list of somebody's conversations names them, the list of the resolved is the only one by status alone, and a visitor has few
-- conversations, which the unique key of their client ids finds.
CREATE INDEX conversation_assigned ON conversation (workspace_id, assignee_id, status, last_message_at DESC, id DESC) WHERE assignee_id IS NOT NULL;
CREATE INDEX conversation_resolved ON conversation (workspace_id, last_message_at DESC, id DESC) WHERE status = 'resolved';
DROP INDEX conversation_by_assignee, conversation_by_status, conversation_by_visitor;

-- A visitor's message and, where the bot has the conversation, what its decision reads (as turn_context gives it): one round trip, one
-- transaction. outcome: created | duplicate | client_id_reused | not_found | token_revoked
CREATE FUNCTION receive_visitor_turn(
  p_workspace uuid, p_conversation uuid, p_visitor uuid, p_token_epoch integer, p_client_id uuid, p_text text, p_item jsonb, p_turn uuid, p_reopen jsonb,
  p_lease_ms integer, p_online_after timestamptz, p_now timestamptz
) RETURNS TABLE (outcome text, message_id uuid, message_seq bigint, created_at timestamptz, context json)
LANGUAGE plpgsql SET plan_cache_mode = force_generic_plan AS $$
#variable_conflict use_column
DECLARE
  c record;
  known record;
  v_tenant text;
  v_message uuid := (p_item->>'id')::uuid;
  v_event uuid := (p_item->>'eventId')::uuid;
  v_turn uuid;
  v_reopened boolean;
BEGIN
  v_tenant := set_config('app.workspace_id', p_workspace::text, true);
  SELECT x.status, x.handled_by, x.epoch, x.bot_turns, x.held_draft_id, x.bot_id, x.channel_id, x.message_seq, x.event_seq INTO c
    FROM conversation x WHERE x.workspace_id = p_workspace AND x.id = p_conversation AND x.visitor_id = p_visitor FOR UPDATE;
  IF NOT FOUND THEN
    outcome := 'not_found';
    RETURN NEXT;
    RETURN;
  END IF;
  SELECT v.token_epoch, m.id, m.seq, m.text, m.author_class, m.created_at INTO known
    FROM visitor v LEFT JOIN message m ON m.workspace_id = p_workspace AND m.conversation_id = p_conversation AND m.client_id = p_client_id
    WHERE v.workspace_id = p_workspace AND v.id = p_visitor;
  IF known.token_epoch IS DISTINCT FROM p_token_epoch THEN
    outcome := 'token_revoked';
    RETURN NEXT;
    RETURN;
  END IF;
  IF known.id IS NOT NULL THEN
    outcome := CASE WHEN known.text IS NOT DISTINCT FROM p_text AND known.author_class = 'visitor' THEN 'duplicate' ELSE 'client_id_reused' END;
    message_id := known.id;
    message_seq := known.seq;
    created_at := known.created_at;
    RETURN NEXT;
    RETURN;
  END IF;
  v_reopened := c.status = 'resolved';
  IF v_reopened THEN
    PERFORM write_items(p_workspace, p_conversation, p_reopen, p_now);
    SELECT x.message_seq, x.event_seq, 'bot' AS handled_by, 'pending' AS status, x.epoch + 1 AS epoch, 0 AS bot_turns, x.held_draft_id, x.bot_id, x.channel_id INTO c
      FROM conversation x WHERE x.workspace_id = p_workspace AND x.id = p_conversation;
  END IF;
  v_turn := CASE WHEN c.handled_by = 'bot' THEN p_turn END;
  WITH said AS (
    INSERT INTO message (workspace_id, id, conversation_id, seq, event_seq, visibility, author_class, author_id, client_id, text, salt, text_sha256, created_at)
    VALUES (p_workspace, v_message, p_conversation, c.message_seq + 1, c.event_seq + 1, 'public', 'visitor', p_visitor, p_client_id,
      p_text, decode(p_item->>'salt', 'hex'), p_item->>'textSha256', p_now)
  ), told AS (
    INSERT INTO event (workspace_id, id, type, subject_type, subject_id, conversation_id, conversation_seq, actor_kind, actor_id, data, occurred_at)
    VALUES (p_workspace, v_event, 'message.created', 'message', v_message, p_conversation, c.event_seq + 1, p_item->>'actorKind', (p_item->>'actorId')::uuid,
      jsonb_build_object('digest', p_item->'digest', 'seq', c.message_seq + 1, 'authorClass', 'visitor', 'visibility', 'public'), p_now)
  ), waiting AS (
    INSERT INTO event_pending (workspace_id, event_id, created_at) VALUES (p_workspace, v_event, p_now)
  ), asked AS (
    INSERT INTO turn (workspace_id, id, conversation_id, message_id, status, epoch, due_at, created_at)
    SELECT p_workspace, v_turn, p_conversation, v_message, 'pending', c.epoch, p_now + make_interval(secs => p_lease_ms / 1000.0), p_now WHERE v_turn IS NOT NULL
  )
  UPDATE conversation x SET status = c.status, handled_by = c.handled_by, epoch = c.epoch, version = x.version + 1,
    bot_turns = c.bot_turns + CASE WHEN v_turn IS NULL THEN 0 ELSE 1 END,
    assignee_id = CASE WHEN v_reopened THEN NULL ELSE x.assignee_id END,
    resolved_at = CASE WHEN v_reopened THEN NULL ELSE x.resolved_at END,
    waiting_since = CASE WHEN v_turn IS NULL THEN coalesce(x.waiting_since, p_now) ELSE x.waiting_since END,
    message_seq = c.message_seq + 1, event_seq = c.event_seq + 1, last_message_id = v_message, last_message_at = greatest(x.last_message_at, p_now)
  WHERE x.workspace_id = p_workspace AND x.id = p_conversation;
  outcome := 'created';
  message_id := v_message;
  message_seq := c.message_seq + 1;
  created_at := p_now;
  IF v_turn IS NOT NULL THEN
    SELECT json_build_object(
      'turn', json_build_object('id', v_turn, 'status', 'pending', 'epoch', c.epoch, 'attempts', 0),
      'message', json_build_object('id', v_message, 'text', p_text, 'eventSeq', c.event_seq + 1),
      'conversation', json_build_object('id', p_conversation, 'epoch', c.epoch, 'handledBy', c.handled_by, 'botTurns', c.bot_turns + 1, 'heldDraftId', c.held_draft_id),
      'bot', json_build_object('id', b.id, 'name', b.name, 'tone', b.tone, 'instructions', b.instructions, 'draftMode', b.draft_mode, 'answerThreshold', b.answer_threshold,
        'scopeThreshold', b.scope_threshold, 'turnCap', b.turn_cap, 'modelEnabled', b.model_enabled, 'modelBaseUrl', b.model_base_url, 'modelName', b.model_name,
        'modelKeyCiphertext', b.model_key_ciphertext),
      'botVersionId', (SELECT v.id FROM bot_version v WHERE v.workspace_id = p_workspace AND v.bot_id = b.id AND v.state = 'live'),
      'knowledgeVersionId', (SELECT k.id FROM knowledge_version k WHERE k.workspace_id = p_workspace AND k.status = 'live'),
      'channel', json_build_object('awayMessage', h.away_message),
      'teamOnline', EXISTS (SELECT 1 FROM member o WHERE o.workspace_id = p_workspace AND o.presence = 'online' AND o.status = 'active' AND o.presence_at > p_online_after),
      'history', coalesce((
        SELECT json_agg(json_build_object('author', y.author_class, 'text', y.text) ORDER BY y.event_seq) FROM (
          SELECT e.author_class, e.text, e.event_seq FROM message e
          WHERE e.workspace_id = p_workspace AND e.conversation_id = p_conversation AND e.event_seq <= c.event_seq AND e.visibility = 'public' AND e.author_class <> 'system'
          ORDER BY e.event_seq DESC LIMIT 20
        ) y), '[]'::json)
    ) INTO context
    FROM bot b JOIN channel h ON h.workspace_id = p_workspace AND h.id = c.channel_id
    WHERE b.workspace_id = p_workspace AND b.id = c.bot_id;
  END IF;
  RETURN NEXT;
END $$;

GRANT EXECUTE ON FUNCTION receive_visitor_turn TO handrail_app;

-- As before, for a third less: what only some conversations have is looked up only for them, and no statement is planned twice (the plan for
-- one seq is the plan for every seq).
CREATE OR REPLACE FUNCTION visitor_view(p_workspace uuid, p_conversation uuid, p_visitor uuid, p_token_epoch integer, p_after bigint, p_limit integer) RETURNS jsonb
LANGUAGE plpgsql SET plan_cache_mode = force_generic_plan AS $$
DECLARE
  c record;
  v_tenant text;
  v_handoff jsonb;
  v_agent text;
  v_requested boolean;
  v_messages jsonb;
BEGIN
  v_tenant := set_config('app.workspace_id', p_workspace::text, true);
  SELECT x.status, x.handled_by, x.assignee_id, x.message_seq, x.created_at, x.email_asked_at, v.email, v.token_epoch, n.unavailable_mode,
      (SELECT b.name FROM bot b WHERE b.workspace_id = p_workspace AND b.id = x.bot_id) AS bot_name,
      (SELECT r.score FROM csat_rating r WHERE r.workspace_id = p_workspace AND r.conversation_id = x.id) AS score
    INTO c
    FROM conversation x
    JOIN visitor v ON v.workspace_id = p_workspace AND v.id = x.visitor_id
    JOIN channel n ON n.workspace_id = p_workspace AND n.id = x.channel_id
    WHERE x.workspace_id = p_workspace AND x.id = p_conversation AND (p_visitor IS NULL OR x.visitor_id = p_visitor);
  IF NOT FOUND THEN
    RETURN NULL;
  END IF;
  IF c.assignee_id IS NOT NULL THEN
    SELECT a.name INTO v_agent FROM member a WHERE a.workspace_id = p_workspace AND a.id = c.assignee_id;
  END IF;
  IF c.handled_by <> 'bot' OR c.status = 'resolved' THEN
    SELECT jsonb_build_object('status', h.status, 'requestedAt', h.requested_at), h.status = 'requested' INTO v_handoff, v_requested FROM handoff h
      WHERE h.workspace_id = p_workspace AND h.conversation_id = p_conversation AND h.status IN ('requested', 'offered', 'accepted');
  END IF;
  SELECT jsonb_agg(jsonb_build_object(
      'id', x.id, 'seq', x.seq, 'author', x.author_class, 'authorName', CASE
        WHEN x.author_class = 'bot' THEN c.bot_name
        WHEN x.author_class IN ('human', 'bot_approved', 'bot_edited_by_human') THEN (SELECT a.name FROM member a WHERE a.workspace_id = p_workspace AND a.id = x.author_id) END,
      'text', x.text, 'systemCode', x.system_code, 'systemParams', x.system_params, 'sources', x.sources, 'clientId', x.client_id,
      'attachments', (SELECT jsonb_agg(jsonb_build_object('id', t.id, 'name', f.name, 'contentType', f.content_type, 'sizeBytes', f.size_bytes, 'erased', f.erased_at IS NOT NULL) ORDER BY t.id)
        FROM attachment t JOIN file f ON f.workspace_id = p_workspace AND f.id = t.id WHERE t.workspace_id = p_workspace AND t.message_id = x.id),
      'feedback', (SELECT f.value FROM message_feedback f WHERE f.workspace_id = p_workspace AND f.message_id = x.id), 'createdAt', x.created_at) ORDER BY x.seq)
    INTO v_messages
    FROM (
      SELECT m.id, m.seq, m.author_class, m.author_id, m.text, m.system_code, m.system_params, m.sources, m.client_id, m.created_at FROM message m
      WHERE m.workspace_id = p_workspace AND m.conversation_id = p_conversation AND m.seq > p_after
      ORDER BY CASE WHEN p_after = 0 THEN -m.seq ELSE m.seq END LIMIT p_limit
    ) x;
  RETURN jsonb_build_object(
    'revoked', p_token_epoch IS NOT NULL AND c.token_epoch <> p_token_epoch,
    'conversation', jsonb_build_object(
      'id', p_conversation, 'status', c.status, 'handledBy', c.handled_by, 'lastSeq', c.message_seq, 'createdAt', c.created_at,
      -- Asked for after nobody accepted in time, and where the channel wants it at once when nobody is there.
      'emailAsked', c.email IS NULL AND (
        c.handled_by = 'queue' AND (c.email_asked_at IS NOT NULL OR c.unavailable_mode = 'email' AND coalesce(v_requested, false))
        OR c.handled_by = 'bot' AND c.status <> 'resolved' AND c.unavailable_mode = 'bot_only' AND c.email_asked_at IS NOT NULL),
      'agentName', v_agent, 'handoff', v_handoff, 'csat', CASE WHEN c.score IS NOT NULL THEN jsonb_build_object('score', c.score) END),
    'messages', coalesce(v_messages, '[]'::jsonb));
END $$;

ALTER FUNCTION apply_turn SET plan_cache_mode = force_generic_plan;
ALTER FUNCTION write_items SET plan_cache_mode = force_generic_plan;
