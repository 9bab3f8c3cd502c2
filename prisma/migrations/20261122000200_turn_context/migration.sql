-- Everything that a decision reads, in one round trip. Sets the tenant itself; runs as the caller, under row-level security.
CREATE FUNCTION turn_context(p_workspace uuid, p_turn uuid, p_online_after timestamptz) RETURNS jsonb
LANGUAGE plpgsql AS $$
DECLARE
  v_context jsonb;
BEGIN
  PERFORM set_config('app.workspace_id', p_workspace::text, true);
  SELECT jsonb_build_object(
    'turn', jsonb_build_object('id', t.id, 'status', t.status, 'epoch', t.epoch, 'attempts', t.attempts),
    'message', jsonb_build_object('id', m.id, 'text', m.text, 'eventSeq', m.event_seq),
    'conversation', jsonb_build_object('id', c.id, 'epoch', c.epoch, 'handledBy', c.handled_by, 'botTurns', c.bot_turns, 'heldDraftId', c.held_draft_id),
    'bot', jsonb_build_object('id', b.id, 'name', b.name, 'tone', b.tone, 'instructions', b.instructions, 'draftMode', b.draft_mode, 'answerThreshold', b.answer_threshold,
      'scopeThreshold', b.scope_threshold, 'turnCap', b.turn_cap, 'modelEnabled', b.model_enabled, 'modelBaseUrl', b.model_base_url, 'modelName', b.model_name,
      'modelKeyCiphertext', b.model_key_ciphertext),
    'botVersionId', (SELECT v.id FROM bot_version v WHERE v.workspace_id = p_workspace AND v.bot_id = b.id AND v.state = 'live'),
    'knowledgeVersionId', (SELECT k.id FROM knowledge_version k WHERE k.workspace_id = p_workspace AND k.status = 'live'),
    'channel', jsonb_build_object('awayMessage', h.away_message),
    'teamOnline', EXISTS (SELECT 1 FROM member o WHERE o.workspace_id = p_workspace AND o.presence = 'online' AND o.status = 'active' AND o.presence_at > p_online_after),
    'history', coalesce((
      SELECT jsonb_agg(jsonb_build_object('author', x.author_class, 'text', x.text) ORDER BY x.event_seq) FROM (
        SELECT e.author_class, e.text, e.event_seq FROM message e
        WHERE e.workspace_id = p_workspace AND e.conversation_id = c.id AND e.event_seq < m.event_seq AND e.visibility = 'public' AND e.author_class <> 'system'
        ORDER BY e.event_seq DESC LIMIT 20
      ) x), '[]'::jsonb)
  ) INTO v_context
  FROM turn t
  JOIN message m ON m.workspace_id = p_workspace AND m.id = t.message_id
  JOIN conversation c ON c.workspace_id = p_workspace AND c.id = t.conversation_id
  JOIN bot b ON b.workspace_id = p_workspace AND b.id = c.bot_id
  JOIN channel h ON h.workspace_id = p_workspace AND h.id = c.channel_id
  WHERE t.workspace_id = p_workspace AND t.id = p_turn;
  RETURN v_context;
END $$;

GRANT EXECUTE ON FUNCTION turn_context TO handrail_app;
