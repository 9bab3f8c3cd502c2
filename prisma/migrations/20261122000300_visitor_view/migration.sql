-- What a visitor sees of a conversation after a seq, in one round trip: list, stream and replay read the same statement.
-- Null when the conversation is not the visitor's; p_visitor null reads for the streams of a visitor checked before.
CREATE FUNCTION visitor_view(p_workspace uuid, p_conversation uuid, p_visitor uuid, p_token_epoch integer, p_after bigint, p_limit integer) RETURNS jsonb
LANGUAGE plpgsql AS $$
DECLARE
  v_view jsonb;
BEGIN
  PERFORM set_config('app.workspace_id', p_workspace::text, true);
  SELECT jsonb_build_object(
    'revoked', p_token_epoch IS NOT NULL AND v.token_epoch <> p_token_epoch,
    'conversation', jsonb_build_object(
      'id', c.id, 'status', c.status, 'handledBy', c.handled_by, 'lastSeq', c.message_seq, 'createdAt', c.created_at,
      -- Asked for after nobody accepted in time, and at once when nobody is there.
      'emailAsked', v.email IS NULL AND c.handled_by = 'queue' AND (c.email_asked_at IS NOT NULL OR EXISTS (
        SELECT 1 FROM handoff w WHERE w.workspace_id = p_workspace AND w.conversation_id = c.id AND w.status = 'requested')),
      'agentName', (SELECT a.name FROM member a WHERE a.workspace_id = p_workspace AND a.id = c.assignee_id),
      'handoff', (SELECT jsonb_build_object('status', h.status, 'requestedAt', h.requested_at) FROM handoff h
        WHERE h.workspace_id = p_workspace AND h.conversation_id = c.id AND h.status IN ('requested', 'offered', 'accepted')),
      'csat', (SELECT jsonb_build_object('score', r.score) FROM csat_rating r WHERE r.workspace_id = p_workspace AND r.conversation_id = c.id)),
    'messages', coalesce((
      SELECT jsonb_agg(jsonb_build_object(
        'id', x.id, 'seq', x.seq, 'author', x.author_class, 'authorName', CASE
          WHEN x.author_class IN ('human', 'bot_approved', 'bot_edited_by_human') THEN (SELECT a.name FROM member a WHERE a.workspace_id = p_workspace AND a.id = x.author_id)
          WHEN x.author_class = 'bot' THEN (SELECT b.name FROM bot b WHERE b.workspace_id = p_workspace AND b.id = c.bot_id) END,
        'text', x.text, 'systemCode', x.system_code, 'systemParams', x.system_params, 'sources', x.sources, 'clientId', x.client_id,
        'feedback', (SELECT f.value FROM message_feedback f WHERE f.workspace_id = p_workspace AND f.message_id = x.id), 'createdAt', x.created_at) ORDER BY x.seq)
      FROM (
        SELECT m.* FROM message m WHERE m.workspace_id = p_workspace AND m.conversation_id = c.id AND m.seq > p_after
        ORDER BY CASE WHEN p_after = 0 THEN -m.seq ELSE m.seq END LIMIT p_limit
      ) x), '[]'::jsonb)
  ) INTO v_view
  FROM conversation c JOIN visitor v ON v.workspace_id = p_workspace AND v.id = c.visitor_id
  WHERE c.workspace_id = p_workspace AND c.id = p_conversation AND (p_visitor IS NULL OR c.visitor_id = p_visitor);
  RETURN v_view;
END $$;

GRANT EXECUTE ON FUNCTION visitor_view TO handrail_app;
