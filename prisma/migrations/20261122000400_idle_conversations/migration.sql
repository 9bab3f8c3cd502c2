-- Conversations that the bot has and in which nobody has written for a while, across tenants: ids only. A message that is not decided
-- yet keeps its conversation open: silence is no answer.
CREATE INDEX conversation_idle ON conversation (last_message_at) WHERE handled_by = 'bot' AND status = 'pending';

GRANT CREATE ON SCHEMA public TO handrail_lookup;

CREATE FUNCTION idle_conversations(p_before timestamptz, p_limit integer) RETURNS TABLE (workspace_id uuid, conversation_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT c.workspace_id, c.id FROM conversation c
  WHERE c.handled_by = 'bot' AND c.status = 'pending' AND c.last_message_at <= p_before
    AND NOT EXISTS (SELECT 1 FROM turn t WHERE t.workspace_id = c.workspace_id AND t.conversation_id = c.id AND t.status = 'pending')
  ORDER BY c.last_message_at LIMIT p_limit
$$;
ALTER FUNCTION idle_conversations OWNER TO handrail_lookup;
REVOKE ALL ON FUNCTION idle_conversations FROM PUBLIC;
GRANT EXECUTE ON FUNCTION idle_conversations TO handrail_app;
GRANT SELECT ON conversation TO handrail_lookup;
CREATE POLICY lookup ON conversation FOR SELECT TO handrail_lookup USING (true);

REVOKE CREATE ON SCHEMA public FROM handrail_lookup;
