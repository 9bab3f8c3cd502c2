-- As before, and one thing more: whoever only says thanks or goodbye to a resolved conversation (p_reopen is the JSON null) leaves it resolved. The
-- message is stored and nobody has to answer it.
CREATE OR REPLACE FUNCTION receive_visitor_turn(
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
  v_kept boolean;
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
  v_kept := c.status = 'resolved' AND jsonb_typeof(p_reopen) = 'null';
  v_reopened := c.status = 'resolved' AND NOT v_kept;
  IF v_reopened THEN
    PERFORM write_items(p_workspace, p_conversation, p_reopen, p_now);
    SELECT x.message_seq, x.event_seq, 'bot' AS handled_by, 'pending' AS status, x.epoch + 1 AS epoch, 0 AS bot_turns, x.held_draft_id, x.bot_id, x.channel_id INTO c
      FROM conversation x WHERE x.workspace_id = p_workspace AND x.id = p_conversation;
  END IF;
  v_turn := CASE WHEN c.handled_by = 'bot' AND NOT v_kept THEN p_turn END;
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
    waiting_since = CASE WHEN v_turn IS NULL AND NOT v_kept THEN coalesce(x.waiting_since, p_now) ELSE x.waiting_since END,
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
