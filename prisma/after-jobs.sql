-- Applied after the job runner's own schema exists, at every migration: the one door through which the application enqueues.
-- Owned by handrail_jobs, so that the application needs no right on the runner's tables. Payloads are ids, never text.
CREATE OR REPLACE FUNCTION graphile_worker.enqueue_job(p_task text, p_payload json, p_run_at timestamptz, p_key text) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = graphile_worker, pg_temp AS $$
  SELECT graphile_worker.add_job(identifier => p_task, payload => p_payload, run_at => p_run_at, max_attempts => 12, job_key => p_key, job_key_mode => 'replace');
$$;
REVOKE ALL ON FUNCTION graphile_worker.enqueue_job FROM PUBLIC;
GRANT USAGE ON SCHEMA graphile_worker TO handrail_app;
GRANT EXECUTE ON FUNCTION graphile_worker.enqueue_job TO handrail_app;
