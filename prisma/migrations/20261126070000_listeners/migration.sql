-- Listeners of the sealed log run in every worker. A cursor whose listener failed rests until retry_at, so that events which one workspace's
-- listener cannot take cost that workspace time and nobody else anything.
ALTER TABLE listener_cursor ADD COLUMN attempts integer NOT NULL DEFAULT 0;
ALTER TABLE listener_cursor ADD COLUMN retry_at timestamptz(3);

GRANT CREATE ON SCHEMA public TO handrail_lookup;

-- Workspaces whose chain has grown beyond a listener's cursor and whose listener does not rest, in the order of ids, after p_after.
CREATE FUNCTION workspaces_behind(p_listener text, p_after uuid, p_now timestamptz, p_limit integer) RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT h.workspace_id FROM seal_head h LEFT JOIN listener_cursor c ON c.workspace_id = h.workspace_id AND c.listener = p_listener
  WHERE h.seq > coalesce(c.seq, 0) AND (c.retry_at IS NULL OR c.retry_at <= p_now) AND (p_after IS NULL OR h.workspace_id > p_after)
  ORDER BY h.workspace_id LIMIT p_limit
$$;

-- How far each listener is behind, over all tenants: counts only. A listener is known once it has followed one workspace.
CREATE FUNCTION listener_lag() RETURNS TABLE (listener text, workspaces bigint, events bigint, failing bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT l.name, count(*) FILTER (WHERE h.seq > coalesce(c.seq, 0)), coalesce(sum(h.seq - coalesce(c.seq, 0)), 0)::bigint, count(*) FILTER (WHERE c.attempts > 0)
  FROM (SELECT DISTINCT k.listener AS name FROM listener_cursor k) l CROSS JOIN seal_head h
  LEFT JOIN listener_cursor c ON c.workspace_id = h.workspace_id AND c.listener = l.name
  GROUP BY l.name ORDER BY l.name
$$;

DO $$
DECLARE
  f text;
BEGIN
  FOREACH f IN ARRAY ARRAY['workspaces_behind(text, uuid, timestamptz, integer)', 'listener_lag()'] LOOP
    EXECUTE format('ALTER FUNCTION %s OWNER TO handrail_lookup', f);
    EXECUTE format('REVOKE ALL ON FUNCTION %s FROM PUBLIC', f);
    EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO handrail_app', f);
  END LOOP;
END $$;

GRANT SELECT ON listener_cursor TO handrail_lookup;
CREATE POLICY lookup ON listener_cursor FOR SELECT TO handrail_lookup USING (true);

REVOKE CREATE ON SCHEMA public FROM handrail_lookup;
