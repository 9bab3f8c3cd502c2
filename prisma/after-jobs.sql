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
