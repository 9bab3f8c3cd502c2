-- Applied after the job runner's own schema exists, at every migration.

-- The one door through which the application enqueues.
-- Owned by handrail_jobs, so that the application needs no right on the runner's tables. Payloads are ids, never text.
CREATE OR REPLACE FUNCTION graphile_worker.enqueue_job(p_task text, p_payload json, p_run_at timestamptz, p_key text) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = graphile_worker, pg_temp AS $$
  SELECT graphile_worker.add_job(identifier => p_task, payload => p_payload, run_at => p_run_at, max_attempts => 12, job_key => p_key, job_key_mode => 'replace');
$$;
REVOKE ALL ON FUNCTION graphile_worker.enqueue_job FROM PUBLIC;
GRANT USAGE ON SCHEMA graphile_worker TO handrail_app;
GRANT EXECUTE ON FUNCTION graphile_worker.enqueue_job TO handrail_app;

-- What a backup reads: every row of every table, by a role without login that can change nothing.
DO $$
DECLARE
  entry record;
BEGIN
  FOR entry IN
    SELECT c.relname AS name, c.relrowsecurity AND NOT EXISTS (SELECT 1 FROM pg_policy p WHERE p.polrelid = c.oid AND p.polname = 'backup') AS lacks_policy
    FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r'
  LOOP
    IF NOT has_table_privilege('handrail_backup', format('public.%I', entry.name), 'SELECT') THEN
      EXECUTE format('GRANT SELECT ON %I TO handrail_backup', entry.name);
    END IF;
    IF entry.lacks_policy THEN
      EXECUTE format('CREATE POLICY backup ON %I FOR SELECT TO handrail_backup USING (true)', entry.name);
    END IF;
  END LOOP;
END $$;
GRANT USAGE ON SCHEMA public TO handrail_backup;

-- Erases a workspace whose days of grace are over, a number of rows at a time: every table that holds rows of it, those that refer to others
-- first, read from the catalogue so that a new table cannot be forgotten. It is the only way by which what was said, decided and logged goes,
-- and it belongs to a role that row-level security holds to the one workspace.
DO $$
DECLARE
  entry record;
BEGIN
  FOR entry IN
    SELECT c.relname AS name, CASE c.relname WHEN 'workspace' THEN 'id' ELSE 'workspace_id' END AS key,
      NOT EXISTS (SELECT 1 FROM pg_policy p WHERE p.polrelid = c.oid AND p.polname = 'erase') AS lacks_policy
    FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r'
      AND (c.relname = 'workspace' OR EXISTS (SELECT 1 FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'workspace_id' AND NOT a.attisdropped))
  LOOP
    IF NOT has_table_privilege('handrail_eraser', format('public.%I', entry.name), 'DELETE') THEN
      EXECUTE format('GRANT SELECT, DELETE ON %I TO handrail_eraser', entry.name);
    END IF;
    IF entry.lacks_policy THEN
      EXECUTE format(
        'CREATE POLICY erase ON %I TO handrail_eraser USING (%I = nullif(current_setting(''app.workspace_id'', true), '''')::uuid)', entry.name, entry.key
      );
    END IF;
  END LOOP;
END $$;
GRANT USAGE ON SCHEMA public TO handrail_eraser;
-- With the row of a file in a bucket it leaves the job behind that removes the object.
GRANT USAGE ON SCHEMA graphile_worker TO handrail_eraser;
GRANT EXECUTE ON FUNCTION graphile_worker.enqueue_job TO handrail_eraser;

-- How many rows went, and whether the workspace itself was one of them. Nothing happens to a workspace that is not due, nor where another
-- process is at work on it.
CREATE OR REPLACE FUNCTION erase_workspace(p_workspace uuid, p_now timestamptz, p_rows integer) RETURNS TABLE (erased integer, done boolean)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  entry record;
  went integer;
BEGIN
  erased := 0;
  done := false;
  PERFORM set_config('app.workspace_id', p_workspace::text, true);
  IF NOT pg_try_advisory_xact_lock(hashtext('handrail.erase'), hashtext(p_workspace::text))
    OR NOT EXISTS (SELECT 1 FROM workspace w WHERE w.id = p_workspace AND w.deletion_due_at <= p_now) THEN
    RETURN NEXT;
    RETURN;
  END IF;
  FOR entry IN
    WITH RECURSIVE reach (oid, depth) AS (
      SELECT c.oid, 0 FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r'
        AND EXISTS (SELECT 1 FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'workspace_id' AND NOT a.attisdropped)
      UNION
      SELECT k.conrelid, r.depth + 1 FROM reach r JOIN pg_constraint k ON k.confrelid = r.oid AND k.contype = 'f' AND k.conrelid <> k.confrelid
      WHERE r.depth < 40
    )
    SELECT reach.oid::regclass AS name FROM reach GROUP BY reach.oid ORDER BY max(reach.depth) DESC, reach.oid::regclass::text
  LOOP
    EXECUTE format('DELETE FROM %1$s WHERE ctid = ANY (ARRAY(SELECT ctid FROM %1$s WHERE workspace_id = $1 LIMIT $2))', entry.name)
      USING p_workspace, p_rows - erased;
    GET DIAGNOSTICS went = ROW_COUNT;
    erased := erased + went;
    IF erased >= p_rows THEN
      RETURN NEXT;
      RETURN;
    END IF;
  END LOOP;
  DELETE FROM workspace w WHERE w.id = p_workspace;
  erased := erased + 1;
  done := true;
  RETURN NEXT;
END $$;
ALTER FUNCTION erase_workspace OWNER TO handrail_eraser;
REVOKE ALL ON FUNCTION erase_workspace FROM PUBLIC;
GRANT EXECUTE ON FUNCTION erase_workspace TO handrail_app;

-- Jobs of a workspace that is gone. One that is under way ends by itself: it finds nothing. Those that remove objects from the bucket stay: they
-- are all that still knows of them, and end when the store has obeyed.
CREATE OR REPLACE FUNCTION graphile_worker.forget_jobs_of(p_workspace uuid) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = graphile_worker, pg_temp AS $$
  DELETE FROM graphile_worker._private_jobs j USING graphile_worker._private_tasks t
  WHERE t.id = j.task_id AND t.identifier <> 'remove_object' AND j.locked_at IS NULL AND j.payload->>'workspaceId' = p_workspace::text;
$$;
ALTER FUNCTION graphile_worker.forget_jobs_of OWNER TO handrail_jobs;
REVOKE ALL ON FUNCTION graphile_worker.forget_jobs_of FROM PUBLIC;
GRANT EXECUTE ON FUNCTION graphile_worker.forget_jobs_of TO handrail_app;
