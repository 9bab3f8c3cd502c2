-- What open streams have not seen although it is committed: asked every few seconds, because a bell can be lost with the process that was to ring.

GRANT CREATE ON SCHEMA public TO handrail_lookup;

-- Of these conversations (parallel arrays, with the last number that each stream has sent) those that have a later message.
CREATE FUNCTION conversations_ahead(p_workspaces uuid[], p_conversations uuid[], p_seqs bigint[]) RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT c.id FROM unnest(p_workspaces, p_conversations, p_seqs) AS s(workspace_id, conversation_id, seq)
  JOIN conversation c ON c.workspace_id = s.workspace_id AND c.id = s.conversation_id
  WHERE c.message_seq > s.seq
$$;

-- Of these workspaces those whose chain has grown beyond what their streams have sent.
CREATE FUNCTION workspaces_ahead(p_workspaces uuid[], p_seqs bigint[]) RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT h.workspace_id FROM unnest(p_workspaces, p_seqs) AS s(workspace_id, seq) JOIN seal_head h ON h.workspace_id = s.workspace_id WHERE h.seq > s.seq
$$;

ALTER FUNCTION conversations_ahead OWNER TO handrail_lookup;
ALTER FUNCTION workspaces_ahead OWNER TO handrail_lookup;
REVOKE ALL ON FUNCTION conversations_ahead, workspaces_ahead FROM PUBLIC;
GRANT EXECUTE ON FUNCTION conversations_ahead, workspaces_ahead TO handrail_app;

REVOKE CREATE ON SCHEMA public FROM handrail_lookup;
