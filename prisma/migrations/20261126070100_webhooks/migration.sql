-- Webhooks: the addresses that a workspace has its events sent to, what is to be sent, and every try.

CREATE TABLE webhook_endpoint (
  workspace_id uuid NOT NULL REFERENCES workspace (id),
  id uuid NOT NULL,
  url text NOT NULL,
  description text NOT NULL,
  -- Names of event types; an empty list takes them all.
  event_types jsonb NOT NULL,
  state text NOT NULL CHECK (state IN ('enabled', 'disabled')),
  disabled_cause text CHECK (disabled_cause IN ('member', 'gone', 'failing')),
  disabled_at timestamptz(3),
  secret_ciphertext text NOT NULL,
  -- Signs as well until its time is over.
  previous_secret_ciphertext text,
  previous_secret_until timestamptz(3),
  -- Events that were sealed up to here happened before it was made.
  after_seq bigint NOT NULL,
  -- Since when nothing has been delivered although it was tried.
  failing_since timestamptz(3),
  -- Slow or not reachable: it waits with its like, so that the others do not wait for it.
  ailing boolean NOT NULL DEFAULT false,
  -- It asked not to be called before.
  hold_until timestamptz(3),
  -- When its next delivery is due, and who works on it until when.
  due_at timestamptz(3),
  lease_until timestamptz(3),
  lease_token uuid,
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz(3) NOT NULL,
  PRIMARY KEY (workspace_id, id),
  CHECK ((state = 'disabled') = (disabled_cause IS NOT NULL) AND (state = 'disabled') = (disabled_at IS NOT NULL)),
  CHECK ((previous_secret_ciphertext IS NULL) = (previous_secret_until IS NULL))
);
CREATE INDEX webhook_endpoint_due ON webhook_endpoint (ailing, due_at) WHERE state = 'enabled' AND due_at IS NOT NULL;

CREATE TABLE webhook_delivery (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  endpoint_id uuid NOT NULL,
  -- The event that it tells; a random one for a test.
  event_id uuid NOT NULL,
  event_type text NOT NULL,
  is_test boolean NOT NULL,
  -- The exact body: every try sends the same bytes under the same id.
  body text NOT NULL,
  status text NOT NULL CHECK (status IN ('pending', 'delivered', 'failed')),
  -- Tries since it was last queued: where it stands in the schedule.
  attempts integer NOT NULL DEFAULT 0,
  due_at timestamptz(3),
  created_at timestamptz(3) NOT NULL,
  ended_at timestamptz(3),
  PRIMARY KEY (workspace_id, id),
  UNIQUE (workspace_id, endpoint_id, event_id),
  CHECK ((status = 'pending') = (ended_at IS NULL)),
  FOREIGN KEY (workspace_id, endpoint_id) REFERENCES webhook_endpoint (workspace_id, id) ON DELETE CASCADE
);
CREATE INDEX webhook_delivery_due ON webhook_delivery (workspace_id, endpoint_id, due_at) WHERE status = 'pending' AND due_at IS NOT NULL;
CREATE INDEX webhook_delivery_recent ON webhook_delivery (workspace_id, endpoint_id, id DESC);
CREATE INDEX webhook_delivery_by_status ON webhook_delivery (workspace_id, endpoint_id, status, id DESC);
CREATE INDEX webhook_delivery_old ON webhook_delivery (created_at);

CREATE TABLE webhook_attempt (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  delivery_id uuid NOT NULL,
  started_at timestamptz(3) NOT NULL,
  duration_ms integer NOT NULL,
  -- The answer's status; null when there was none.
  status integer,
  -- Why it did not count as delivered; null when it did.
  error text,
  -- The beginning of the answer's body, without control characters.
  answer text NOT NULL,
  PRIMARY KEY (workspace_id, id),
  FOREIGN KEY (workspace_id, delivery_id) REFERENCES webhook_delivery (workspace_id, id) ON DELETE CASCADE
);
CREATE INDEX webhook_attempt_by_delivery ON webhook_attempt (workspace_id, delivery_id, id);

DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['webhook_endpoint', 'webhook_delivery', 'webhook_attempt'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format(
      'CREATE POLICY tenant ON %1$I TO handrail_app USING (workspace_id = nullif(current_setting(''app.workspace_id'', true), '''')::uuid) WITH CHECK (workspace_id = nullif(current_setting(''app.workspace_id'', true), '''')::uuid)',
      name);
  END LOOP;
END $$;
GRANT SELECT, INSERT, UPDATE, DELETE ON webhook_endpoint, webhook_delivery, webhook_attempt TO handrail_app;

GRANT CREATE ON SCHEMA public TO handrail_lookup;

-- Takes endpoints with due deliveries that nobody works on, longest due first, and leases them, so that no two processes
-- send for one endpoint at a time.
CREATE FUNCTION lease_due_webhooks(p_now timestamptz, p_lease_until timestamptz, p_token uuid, p_ailing boolean, p_limit integer)
RETURNS TABLE (workspace_id uuid, endpoint_id uuid)
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH due AS (
    SELECT w.workspace_id, w.id FROM webhook_endpoint w
    WHERE w.state = 'enabled' AND w.ailing = p_ailing AND w.due_at <= p_now AND (w.lease_until IS NULL OR w.lease_until <= p_now)
    ORDER BY w.due_at LIMIT p_limit FOR UPDATE SKIP LOCKED
  )
  UPDATE webhook_endpoint w SET lease_until = p_lease_until, lease_token = p_token FROM due WHERE w.workspace_id = due.workspace_id AND w.id = due.id
  RETURNING w.workspace_id, w.id
$$;

-- Deliveries that are older than they are kept for, whatever became of them.
CREATE FUNCTION old_webhook_deliveries(p_before timestamptz, p_limit integer) RETURNS TABLE (workspace_id uuid, delivery_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT d.workspace_id, d.id FROM webhook_delivery d WHERE d.created_at < p_before ORDER BY d.created_at LIMIT p_limit
$$;

DO $$
DECLARE
  f text;
BEGIN
  FOREACH f IN ARRAY ARRAY['lease_due_webhooks(timestamptz, timestamptz, uuid, boolean, integer)', 'old_webhook_deliveries(timestamptz, integer)'] LOOP
    EXECUTE format('ALTER FUNCTION %s OWNER TO handrail_lookup', f);
    EXECUTE format('REVOKE ALL ON FUNCTION %s FROM PUBLIC', f);
    EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO handrail_app', f);
  END LOOP;
END $$;

GRANT SELECT, UPDATE ON webhook_endpoint TO handrail_lookup;
GRANT SELECT ON webhook_delivery TO handrail_lookup;
CREATE POLICY lookup ON webhook_endpoint FOR ALL TO handrail_lookup USING (true) WITH CHECK (true);
CREATE POLICY lookup ON webhook_delivery FOR SELECT TO handrail_lookup USING (true);

REVOKE CREATE ON SCHEMA public FROM handrail_lookup;
