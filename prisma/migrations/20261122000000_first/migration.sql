-- The first schema. Roles (handrail_app, handrail_jobs, handrail_search, handrail_lookup) exist before: the migrator makes them.
-- Every tenant table has workspace_id, forced row-level security, and the workspace in every key and foreign key.
-- Text with CHECK instead of enums: under forced security only leakproof operators (uuid, text, integer, timestamptz) reach an index.

CREATE EXTENSION IF NOT EXISTS pg_trgm;

-- ---------------------------------------------------------------------------------------------------------------------
-- Global tables: no grants to the application; written and read by the SECURITY DEFINER functions below.

CREATE TABLE account (
  id uuid PRIMARY KEY,
  email text NOT NULL UNIQUE CHECK (email = lower(email)),
  name text NOT NULL,
  password_hash text,
  email_verified_at timestamptz(3),
  is_operator boolean NOT NULL DEFAULT false,
  created_at timestamptz(3) NOT NULL
);

CREATE TABLE account_session (
  id uuid PRIMARY KEY,
  account_id uuid NOT NULL REFERENCES account (id) ON DELETE CASCADE,
  user_agent text,
  created_at timestamptz(3) NOT NULL,
  expires_at timestamptz(3) NOT NULL,
  revoked_at timestamptz(3)
);
CREATE INDEX account_session_account ON account_session (account_id);

CREATE TABLE account_token (
  id uuid PRIMARY KEY,
  account_id uuid NOT NULL REFERENCES account (id) ON DELETE CASCADE,
  purpose text NOT NULL CHECK (purpose IN ('verify_email', 'reset_password')),
  token_hash text NOT NULL UNIQUE,
  created_at timestamptz(3) NOT NULL,
  expires_at timestamptz(3) NOT NULL,
  used_at timestamptz(3)
);
CREATE INDEX account_token_account ON account_token (account_id);

CREATE TABLE rate_counter (
  bucket text NOT NULL,
  window_start timestamptz(3) NOT NULL,
  count integer NOT NULL,
  PRIMARY KEY (bucket, window_start)
);

CREATE TABLE process_heartbeat (
  id uuid PRIMARY KEY,
  kind text NOT NULL CHECK (kind IN ('web', 'worker')),
  started_at timestamptz(3) NOT NULL,
  seen_at timestamptz(3) NOT NULL
);

CREATE TABLE audit_key (
  key_id text PRIMARY KEY,
  public_key text NOT NULL,
  created_at timestamptz(3) NOT NULL
);

-- ---------------------------------------------------------------------------------------------------------------------
-- Tenant tables.

CREATE TABLE workspace (
  id uuid PRIMARY KEY,
  slug text NOT NULL UNIQUE CHECK (slug ~ '^[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?$'),
  name text NOT NULL,
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz(3) NOT NULL
);

CREATE TABLE member (
  workspace_id uuid NOT NULL REFERENCES workspace (id),
  id uuid NOT NULL,
  account_id uuid NOT NULL REFERENCES account (id),
  name text NOT NULL,
  email text NOT NULL,
  role text NOT NULL CHECK (role IN ('owner', 'admin', 'manager', 'reviewer', 'agent', 'viewer')),
  status text NOT NULL DEFAULT 'active' CHECK (status IN ('active', 'deactivated')),
  presence text NOT NULL DEFAULT 'away' CHECK (presence IN ('online', 'away')),
  presence_at timestamptz(3) NOT NULL,
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz(3) NOT NULL,
  PRIMARY KEY (workspace_id, id),
  UNIQUE (workspace_id, account_id)
);
CREATE INDEX member_account ON member (account_id);

CREATE TABLE invitation (
  workspace_id uuid NOT NULL REFERENCES workspace (id),
  id uuid NOT NULL,
  email text NOT NULL,
  role text NOT NULL CHECK (role IN ('owner', 'admin', 'manager', 'reviewer', 'agent', 'viewer')),
  token_hash text NOT NULL,
  invited_by uuid NOT NULL,
  created_at timestamptz(3) NOT NULL,
  expires_at timestamptz(3) NOT NULL,
  accepted_at timestamptz(3),
  revoked_at timestamptz(3),
  PRIMARY KEY (workspace_id, id),
  UNIQUE (workspace_id, token_hash),
  FOREIGN KEY (workspace_id, invited_by) REFERENCES member (workspace_id, id)
);
CREATE INDEX invitation_token ON invitation (token_hash);
CREATE INDEX invitation_recent ON invitation (workspace_id, created_at DESC, id DESC);

CREATE TABLE bot (
  workspace_id uuid NOT NULL REFERENCES workspace (id),
  id uuid NOT NULL,
  name text NOT NULL,
  tone text NOT NULL DEFAULT 'friendly' CHECK (tone IN ('friendly', 'neutral', 'formal')),
  instructions text NOT NULL DEFAULT '',
  draft_mode boolean NOT NULL DEFAULT false,
  answer_threshold double precision NOT NULL CHECK (answer_threshold BETWEEN 0 AND 1),
  scope_threshold double precision NOT NULL CHECK (scope_threshold BETWEEN 0 AND 1),
  turn_cap integer NOT NULL CHECK (turn_cap BETWEEN 1 AND 200),
  model_enabled boolean NOT NULL DEFAULT false,
  model_base_url text,
  model_name text,
  model_key_ciphertext text,
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz(3) NOT NULL,
  PRIMARY KEY (workspace_id, id)
);

CREATE TABLE bot_version (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  bot_id uuid NOT NULL,
  number integer NOT NULL,
  state text NOT NULL CHECK (state IN ('draft', 'in_review', 'approved', 'canary', 'live', 'retired')),
  digest text NOT NULL,
  config jsonb NOT NULL,
  created_by uuid,
  created_at timestamptz(3) NOT NULL,
  PRIMARY KEY (workspace_id, id),
  UNIQUE (workspace_id, bot_id, number),
  FOREIGN KEY (workspace_id, bot_id) REFERENCES bot (workspace_id, id),
  FOREIGN KEY (workspace_id, created_by) REFERENCES member (workspace_id, id)
);
CREATE UNIQUE INDEX bot_version_live ON bot_version (workspace_id, bot_id) WHERE state = 'live';

CREATE TABLE channel (
  workspace_id uuid NOT NULL REFERENCES workspace (id),
  id uuid NOT NULL,
  bot_id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('widget')),
  name text NOT NULL,
  publishable_key text NOT NULL,
  secret_ciphertext text NOT NULL,
  greeting text NOT NULL,
  away_message text NOT NULL,
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz(3) NOT NULL,
  PRIMARY KEY (workspace_id, id),
  UNIQUE (workspace_id, publishable_key),
  FOREIGN KEY (workspace_id, bot_id) REFERENCES bot (workspace_id, id)
);
-- A publishable key finds its workspace, so it is unique in the installation; it is random and not guessable.
CREATE UNIQUE INDEX channel_publishable_key ON channel (publishable_key);

CREATE TABLE channel_site (
  workspace_id uuid NOT NULL,
  channel_id uuid NOT NULL,
  origin text NOT NULL,
  PRIMARY KEY (workspace_id, channel_id, origin),
  FOREIGN KEY (workspace_id, channel_id) REFERENCES channel (workspace_id, id) ON DELETE CASCADE
);

CREATE TABLE collection (
  workspace_id uuid NOT NULL REFERENCES workspace (id),
  id uuid NOT NULL,
  name text NOT NULL,
  created_at timestamptz(3) NOT NULL,
  PRIMARY KEY (workspace_id, id),
  UNIQUE (workspace_id, name)
);

CREATE TABLE article (
  workspace_id uuid NOT NULL REFERENCES workspace (id),
  id uuid NOT NULL,
  external_id text,
  collection_id uuid,
  status text NOT NULL CHECK (status IN ('draft', 'published', 'archived')),
  latest_number integer NOT NULL,
  published_number integer,
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz(3) NOT NULL,
  updated_at timestamptz(3) NOT NULL,
  PRIMARY KEY (workspace_id, id),
  UNIQUE (workspace_id, external_id),
  FOREIGN KEY (workspace_id, collection_id) REFERENCES collection (workspace_id, id)
);
CREATE INDEX article_recent ON article (workspace_id, updated_at DESC, id DESC);

CREATE TABLE article_version (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  article_id uuid NOT NULL,
  number integer NOT NULL,
  title text NOT NULL,
  body text NOT NULL,
  url text,
  exemplars jsonb NOT NULL DEFAULT '[]',
  created_by uuid,
  created_at timestamptz(3) NOT NULL,
  PRIMARY KEY (workspace_id, id),
  UNIQUE (workspace_id, article_id, number),
  FOREIGN KEY (workspace_id, article_id) REFERENCES article (workspace_id, id),
  FOREIGN KEY (workspace_id, created_by) REFERENCES member (workspace_id, id)
);

CREATE TABLE knowledge_version (
  workspace_id uuid NOT NULL REFERENCES workspace (id),
  id uuid NOT NULL,
  number integer NOT NULL,
  status text NOT NULL CHECK (status IN ('building', 'live', 'failed', 'retired')),
  article_count integer NOT NULL DEFAULT 0,
  digest text,
  index_bytes integer NOT NULL DEFAULT 0,
  error text,
  created_at timestamptz(3) NOT NULL,
  built_at timestamptz(3),
  PRIMARY KEY (workspace_id, id),
  UNIQUE (workspace_id, number)
);
CREATE UNIQUE INDEX knowledge_version_live ON knowledge_version (workspace_id) WHERE status = 'live';

CREATE TABLE knowledge_index (
  workspace_id uuid NOT NULL,
  knowledge_version_id uuid NOT NULL,
  part integer NOT NULL,
  bytes bytea NOT NULL,
  PRIMARY KEY (workspace_id, knowledge_version_id, part),
  FOREIGN KEY (workspace_id, knowledge_version_id) REFERENCES knowledge_version (workspace_id, id) ON DELETE CASCADE
);

CREATE TABLE visitor (
  workspace_id uuid NOT NULL REFERENCES workspace (id),
  id uuid NOT NULL,
  channel_id uuid NOT NULL,
  name text,
  email text,
  attributes jsonb NOT NULL DEFAULT '{}',
  locale text,
  token_epoch integer NOT NULL DEFAULT 1,
  created_at timestamptz(3) NOT NULL,
  last_seen_at timestamptz(3) NOT NULL,
  PRIMARY KEY (workspace_id, id),
  FOREIGN KEY (workspace_id, channel_id) REFERENCES channel (workspace_id, id)
);

CREATE TABLE conversation (
  workspace_id uuid NOT NULL REFERENCES workspace (id),
  id uuid NOT NULL,
  channel_id uuid NOT NULL,
  bot_id uuid NOT NULL,
  visitor_id uuid NOT NULL,
  client_id uuid NOT NULL,
  status text NOT NULL CHECK (status IN ('open', 'pending', 'snoozed', 'resolved')),
  handled_by text NOT NULL CHECK (handled_by IN ('bot', 'queue', 'human')),
  assignee_id uuid,
  -- Counts every change of who is in charge: a bot result of an older epoch is superseded, never sent.
  epoch integer NOT NULL DEFAULT 1,
  -- Last numbers given out: public messages (the visitor's cursor) and events (the order for everybody).
  message_seq bigint NOT NULL DEFAULT 0,
  event_seq bigint NOT NULL DEFAULT 0,
  version integer NOT NULL DEFAULT 1,
  page_url text,
  -- Since when the visitor waits for a person without an answer; null when nobody waits.
  waiting_since timestamptz(3),
  email_asked_at timestamptz(3),
  -- Turns that the bot has taken since it last got the conversation.
  bot_turns integer NOT NULL DEFAULT 0,
  -- The oldest draft that waits for a person.
  held_draft_id uuid,
  reason_code text,
  last_message_id uuid,
  last_message_at timestamptz(3) NOT NULL,
  resolved_at timestamptz(3),
  created_at timestamptz(3) NOT NULL,
  PRIMARY KEY (workspace_id, id),
  UNIQUE (workspace_id, visitor_id, client_id),
  FOREIGN KEY (workspace_id, channel_id) REFERENCES channel (workspace_id, id),
  FOREIGN KEY (workspace_id, bot_id) REFERENCES bot (workspace_id, id),
  FOREIGN KEY (workspace_id, visitor_id) REFERENCES visitor (workspace_id, id),
  FOREIGN KEY (workspace_id, assignee_id) REFERENCES member (workspace_id, id)
);
CREATE INDEX conversation_recent ON conversation (workspace_id, last_message_at DESC, id DESC);
CREATE INDEX conversation_by_handler ON conversation (workspace_id, handled_by, status, last_message_at DESC, id DESC);
CREATE INDEX conversation_waiting ON conversation (workspace_id, waiting_since, id) WHERE waiting_since IS NOT NULL;
CREATE INDEX conversation_by_assignee ON conversation (workspace_id, assignee_id, status, last_message_at DESC, id DESC);
CREATE INDEX conversation_by_status ON conversation (workspace_id, status, last_message_at DESC, id DESC);
CREATE INDEX conversation_by_visitor ON conversation (workspace_id, visitor_id, created_at DESC);

CREATE TABLE message (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  conversation_id uuid NOT NULL,
  -- 1, 2, 3 … over the messages that the visitor sees; null for a private note.
  seq bigint,
  -- The conversation_seq of the message's own event: the order of the whole thread.
  event_seq bigint NOT NULL,
  visibility text NOT NULL CHECK (visibility IN ('public', 'note')),
  author_class text NOT NULL CHECK (author_class IN ('visitor', 'bot', 'human', 'bot_approved', 'bot_edited_by_human', 'system')),
  author_id uuid,
  client_id uuid,
  text text,
  salt bytea,
  text_sha256 text NOT NULL,
  system_code text,
  system_params jsonb,
  sources jsonb,
  turn_id uuid,
  draft_id uuid,
  created_at timestamptz(3) NOT NULL,
  PRIMARY KEY (workspace_id, id),
  UNIQUE (workspace_id, conversation_id, event_seq),
  UNIQUE (workspace_id, conversation_id, seq),
  UNIQUE (workspace_id, conversation_id, client_id),
  CHECK ((visibility = 'note') = (seq IS NULL)),
  CHECK ((text IS NULL) = (salt IS NULL)),
  FOREIGN KEY (workspace_id, conversation_id) REFERENCES conversation (workspace_id, id)
);
CREATE INDEX message_text_trigram ON message USING gin (text gin_trgm_ops);

CREATE TABLE turn (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  conversation_id uuid NOT NULL,
  message_id uuid NOT NULL,
  status text NOT NULL CHECK (status IN ('pending', 'decided', 'superseded')),
  epoch integer NOT NULL,
  due_at timestamptz(3) NOT NULL,
  attempts integer NOT NULL DEFAULT 0,
  created_at timestamptz(3) NOT NULL,
  decided_at timestamptz(3),
  PRIMARY KEY (workspace_id, id),
  UNIQUE (workspace_id, message_id),
  FOREIGN KEY (workspace_id, conversation_id) REFERENCES conversation (workspace_id, id),
  FOREIGN KEY (workspace_id, message_id) REFERENCES message (workspace_id, id)
);
CREATE INDEX turn_due ON turn (due_at) WHERE status = 'pending';
CREATE INDEX turn_by_conversation ON turn (workspace_id, conversation_id, created_at);

CREATE TABLE decision (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  conversation_id uuid NOT NULL,
  turn_id uuid NOT NULL,
  message_id uuid NOT NULL,
  action text NOT NULL CHECK (action IN ('answer', 'clarify', 'hold', 'handoff', 'refuse')),
  outcome text NOT NULL CHECK (outcome IN ('applied', 'superseded')),
  reasons jsonb NOT NULL,
  signals jsonb NOT NULL,
  policy jsonb NOT NULL,
  hits jsonb NOT NULL,
  topic text NOT NULL DEFAULT 'none',
  bot_version_id uuid NOT NULL,
  knowledge_version_id uuid,
  -- The probability with which this turn was drawn for a person's look whatever its signals; what estimates are weighted by.
  sampling_probability double precision NOT NULL CHECK (sampling_probability BETWEEN 0 AND 1),
  model text,
  prompt_sha256 text,
  input_tokens integer,
  output_tokens integer,
  latency_ms integer NOT NULL,
  draft_id uuid,
  handoff_id uuid,
  reply_message_id uuid,
  created_at timestamptz(3) NOT NULL,
  PRIMARY KEY (workspace_id, id),
  UNIQUE (workspace_id, turn_id),
  FOREIGN KEY (workspace_id, conversation_id) REFERENCES conversation (workspace_id, id),
  FOREIGN KEY (workspace_id, turn_id) REFERENCES turn (workspace_id, id),
  FOREIGN KEY (workspace_id, message_id) REFERENCES message (workspace_id, id),
  FOREIGN KEY (workspace_id, bot_version_id) REFERENCES bot_version (workspace_id, id),
  FOREIGN KEY (workspace_id, knowledge_version_id) REFERENCES knowledge_version (workspace_id, id)
);
CREATE INDEX decision_by_conversation ON decision (workspace_id, conversation_id, created_at);
CREATE INDEX decision_recent ON decision (workspace_id, created_at DESC, id DESC);

CREATE TABLE draft (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  conversation_id uuid NOT NULL,
  turn_id uuid NOT NULL,
  decision_id uuid NOT NULL,
  text text,
  salt bytea,
  text_sha256 text NOT NULL,
  -- SHA-256 of what the visitor would see (text and sources, unsalted): what an approval names.
  content_sha256 text NOT NULL,
  sources jsonb NOT NULL,
  status text NOT NULL CHECK (status IN ('pending_review', 'approved', 'edited', 'rejected', 'responded', 'cancelled', 'expired', 'superseded', 'sent')),
  version integer NOT NULL DEFAULT 1,
  final_text_sha256 text,
  decided_by uuid,
  decided_at timestamptz(3),
  message_id uuid,
  created_at timestamptz(3) NOT NULL,
  PRIMARY KEY (workspace_id, id),
  CHECK ((text IS NULL) = (salt IS NULL)),
  FOREIGN KEY (workspace_id, conversation_id) REFERENCES conversation (workspace_id, id),
  FOREIGN KEY (workspace_id, decision_id) REFERENCES decision (workspace_id, id),
  FOREIGN KEY (workspace_id, turn_id) REFERENCES turn (workspace_id, id),
  FOREIGN KEY (workspace_id, decided_by) REFERENCES member (workspace_id, id),
  FOREIGN KEY (workspace_id, message_id) REFERENCES message (workspace_id, id)
);
CREATE INDEX draft_pending ON draft (workspace_id, created_at, id) WHERE status = 'pending_review';
CREATE INDEX draft_by_conversation ON draft (workspace_id, conversation_id, created_at);

CREATE TABLE handoff (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  conversation_id uuid NOT NULL,
  turn_id uuid,
  trigger text NOT NULL CHECK (trigger IN ('visitor', 'bot', 'member')),
  status text NOT NULL CHECK (status IN ('requested', 'offered', 'accepted', 'declined', 'expired', 'closed')),
  reason_code text NOT NULL,
  reasons jsonb NOT NULL,
  requested_at timestamptz(3) NOT NULL,
  offered_at timestamptz(3),
  accepted_at timestamptz(3),
  accepted_by uuid,
  closed_at timestamptz(3),
  -- When the visitor is told that nobody has accepted; null once told or accepted.
  notice_due_at timestamptz(3),
  PRIMARY KEY (workspace_id, id),
  FOREIGN KEY (workspace_id, conversation_id) REFERENCES conversation (workspace_id, id),
  FOREIGN KEY (workspace_id, turn_id) REFERENCES turn (workspace_id, id),
  FOREIGN KEY (workspace_id, accepted_by) REFERENCES member (workspace_id, id)
);
CREATE UNIQUE INDEX handoff_open ON handoff (workspace_id, conversation_id) WHERE status IN ('requested', 'offered', 'accepted');
CREATE INDEX handoff_by_conversation ON handoff (workspace_id, conversation_id, requested_at);
CREATE INDEX handoff_notice_due ON handoff (notice_due_at) WHERE notice_due_at IS NOT NULL;
CREATE INDEX handoff_requested ON handoff (workspace_id, requested_at) WHERE status = 'requested';

CREATE TABLE csat_rating (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  conversation_id uuid NOT NULL,
  score smallint NOT NULL CHECK (score BETWEEN 1 AND 5),
  comment text,
  created_at timestamptz(3) NOT NULL,
  PRIMARY KEY (workspace_id, id),
  UNIQUE (workspace_id, conversation_id),
  FOREIGN KEY (workspace_id, conversation_id) REFERENCES conversation (workspace_id, id)
);

CREATE TABLE message_feedback (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  message_id uuid NOT NULL,
  value text NOT NULL CHECK (value IN ('up', 'down')),
  reason text,
  created_at timestamptz(3) NOT NULL,
  PRIMARY KEY (workspace_id, id),
  UNIQUE (workspace_id, message_id),
  FOREIGN KEY (workspace_id, message_id) REFERENCES message (workspace_id, id)
);

CREATE TABLE grade (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  decision_id uuid NOT NULL,
  graded_by uuid NOT NULL,
  grade text NOT NULL CHECK (grade IN ('correct', 'partially_correct', 'wrong')),
  cause text,
  corrected_text text,
  created_at timestamptz(3) NOT NULL,
  PRIMARY KEY (workspace_id, id),
  UNIQUE (workspace_id, decision_id, graded_by),
  FOREIGN KEY (workspace_id, decision_id) REFERENCES decision (workspace_id, id),
  FOREIGN KEY (workspace_id, graded_by) REFERENCES member (workspace_id, id)
);

CREATE TABLE idempotency_key (
  workspace_id uuid NOT NULL REFERENCES workspace (id),
  principal text NOT NULL,
  key text NOT NULL,
  fingerprint text NOT NULL,
  status text NOT NULL CHECK (status IN ('in_flight', 'done')),
  response_status integer,
  response_body jsonb,
  created_at timestamptz(3) NOT NULL,
  PRIMARY KEY (workspace_id, principal, key)
);

-- The log. event_pending is what the sealer has not yet put into the chain; its ord is drawn under the conversation's lock,
-- so sealing in its order never puts a conversation's seq backwards.
CREATE TABLE event (
  workspace_id uuid NOT NULL REFERENCES workspace (id),
  id uuid NOT NULL,
  type text NOT NULL,
  subject_type text NOT NULL,
  subject_id uuid NOT NULL,
  conversation_id uuid,
  conversation_seq bigint,
  actor_kind text NOT NULL CHECK (actor_kind IN ('member', 'api_key', 'visitor', 'system', 'bot')),
  actor_id uuid,
  data jsonb NOT NULL,
  occurred_at timestamptz(3) NOT NULL,
  PRIMARY KEY (workspace_id, id),
  UNIQUE (workspace_id, conversation_id, conversation_seq),
  CHECK ((conversation_id IS NULL) = (conversation_seq IS NULL)),
  CHECK (octet_length(data::text) <= 2048)
);
CREATE INDEX event_recent ON event (workspace_id, occurred_at DESC, id DESC);
CREATE INDEX event_by_type ON event (workspace_id, type, occurred_at DESC, id DESC);
CREATE INDEX event_by_actor ON event (workspace_id, actor_id, occurred_at DESC, id DESC);
CREATE INDEX event_by_subject ON event (workspace_id, subject_id, occurred_at DESC);

CREATE TABLE event_pending (
  workspace_id uuid NOT NULL,
  ord bigint GENERATED ALWAYS AS IDENTITY,
  event_id uuid NOT NULL,
  created_at timestamptz(3) NOT NULL,
  PRIMARY KEY (workspace_id, ord),
  FOREIGN KEY (workspace_id, event_id) REFERENCES event (workspace_id, id)
) WITH (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000);

CREATE TABLE event_seal (
  workspace_id uuid NOT NULL,
  seq bigint NOT NULL,
  event_id uuid NOT NULL,
  prev_hash text NOT NULL,
  hash text NOT NULL,
  sealed_at timestamptz(3) NOT NULL,
  PRIMARY KEY (workspace_id, seq),
  UNIQUE (workspace_id, event_id),
  FOREIGN KEY (workspace_id, event_id) REFERENCES event (workspace_id, id)
);

CREATE TABLE seal_head (
  workspace_id uuid PRIMARY KEY REFERENCES workspace (id),
  seq bigint NOT NULL,
  hash text NOT NULL,
  checkpoint_seq bigint NOT NULL DEFAULT 0,
  verified_seq bigint NOT NULL DEFAULT 0,
  verified_at timestamptz(3),
  -- What the last verification found; null when all was well.
  verified_problem text
);

CREATE TABLE audit_checkpoint (
  workspace_id uuid NOT NULL REFERENCES workspace (id),
  seq bigint NOT NULL,
  hash text NOT NULL,
  key_id text NOT NULL REFERENCES audit_key (key_id),
  signature text NOT NULL,
  signed_at timestamptz(3) NOT NULL,
  PRIMARY KEY (workspace_id, seq)
);

CREATE TABLE listener_cursor (
  workspace_id uuid NOT NULL REFERENCES workspace (id),
  listener text NOT NULL,
  seq bigint NOT NULL,
  PRIMARY KEY (workspace_id, listener)
);

-- ---------------------------------------------------------------------------------------------------------------------
-- Row-level security: every table with workspace_id, and workspace itself.

DO $$
DECLARE
  entry record;
BEGIN
  FOR entry IN
    SELECT c.relname AS name, CASE WHEN c.relname = 'workspace' THEN 'id' ELSE 'workspace_id' END AS key
    FROM pg_class c
    WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r'
      AND (c.relname = 'workspace' OR EXISTS (SELECT 1 FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'workspace_id'))
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', entry.name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', entry.name);
    EXECUTE format(
      'CREATE POLICY tenant ON %1$I TO handrail_app USING (%2$I = nullif(current_setting(''app.workspace_id'', true), '''')::uuid) WITH CHECK (%2$I = nullif(current_setting(''app.workspace_id'', true), '''')::uuid)',
      entry.name, entry.key);
  END LOOP;
END $$;

GRANT USAGE ON SCHEMA public TO handrail_app, handrail_lookup, handrail_search;
GRANT SELECT, INSERT, UPDATE, DELETE ON
  workspace, member, invitation, bot, bot_version, channel, channel_site, collection, article, article_version, knowledge_version, knowledge_index,
  visitor, conversation, turn, handoff, csat_rating, message_feedback, grade, idempotency_key, seal_head, listener_cursor
TO handrail_app;
-- What has been said, decided and logged is never rewritten; only erasure touches texts.
GRANT SELECT, INSERT ON message, decision, event, event_seal, audit_checkpoint TO handrail_app;
GRANT UPDATE (text, salt) ON message TO handrail_app;
GRANT SELECT, INSERT, UPDATE ON draft TO handrail_app;
GRANT SELECT, INSERT, DELETE ON event_pending TO handrail_app;
GRANT SELECT, INSERT ON audit_key TO handrail_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON process_heartbeat TO handrail_app;
GRANT SELECT ON _prisma_migrations TO handrail_app;

-- ---------------------------------------------------------------------------------------------------------------------
-- Writing to a conversation: one function for everybody. The caller holds nothing; the function locks the conversation.
-- p_items: messages and events in their order, e.g.
--   {"kind":"message","id":…,"eventId":…,"visibility":"public","authorClass":"bot","authorId":…,"clientId":…,"text":…,"salt":hex,
--    "textSha256":…,"systemCode":…,"systemParams":{…},"sources":[…],"turnId":…,"draftId":…,"digest":…,"actorKind":…,"actorId":…}
--   {"kind":"event","id":…,"type":…,"subjectType":…,"subjectId":…,"actorKind":…,"actorId":…,"data":{…}}
-- Returns the last public message seq given out.

CREATE FUNCTION write_items(p_workspace uuid, p_conversation uuid, p_items jsonb, p_now timestamptz) RETURNS bigint
LANGUAGE plpgsql AS $$
DECLARE
  item jsonb;
  v_seq bigint;
  v_event bigint;
  v_message_seq bigint;
  v_last uuid;
BEGIN
  SELECT c.message_seq, c.event_seq INTO v_seq, v_event FROM conversation c WHERE c.workspace_id = p_workspace AND c.id = p_conversation FOR UPDATE;
  FOR item IN SELECT value FROM jsonb_array_elements(p_items) LOOP
    v_event := v_event + 1;
    IF item->>'kind' = 'message' THEN
      IF item->>'visibility' = 'public' THEN
        v_seq := v_seq + 1;
        v_message_seq := v_seq;
        v_last := (item->>'id')::uuid;
      ELSE
        v_message_seq := NULL;
      END IF;
      INSERT INTO message (workspace_id, id, conversation_id, seq, event_seq, visibility, author_class, author_id, client_id, text, salt, text_sha256,
        system_code, system_params, sources, turn_id, draft_id, created_at)
      VALUES (p_workspace, (item->>'id')::uuid, p_conversation, v_message_seq, v_event, item->>'visibility', item->>'authorClass', (item->>'authorId')::uuid,
        (item->>'clientId')::uuid, item->>'text', decode(item->>'salt', 'hex'), item->>'textSha256',
        item->>'systemCode', nullif(item->'systemParams', 'null'), nullif(item->'sources', 'null'), (item->>'turnId')::uuid, (item->>'draftId')::uuid, p_now);
      INSERT INTO event (workspace_id, id, type, subject_type, subject_id, conversation_id, conversation_seq, actor_kind, actor_id, data, occurred_at)
      VALUES (p_workspace, (item->>'eventId')::uuid, 'message.created', 'message', (item->>'id')::uuid, p_conversation, v_event, item->>'actorKind', (item->>'actorId')::uuid,
        jsonb_strip_nulls(jsonb_build_object('digest', item->>'digest', 'seq', v_message_seq, 'authorClass', item->>'authorClass', 'visibility', item->>'visibility', 'systemCode', item->>'systemCode')), p_now);
      INSERT INTO event_pending (workspace_id, event_id, created_at) VALUES (p_workspace, (item->>'eventId')::uuid, p_now);
    ELSE
      INSERT INTO event (workspace_id, id, type, subject_type, subject_id, conversation_id, conversation_seq, actor_kind, actor_id, data, occurred_at)
      VALUES (p_workspace, (item->>'id')::uuid, item->>'type', item->>'subjectType', (item->>'subjectId')::uuid, p_conversation, v_event, item->>'actorKind', (item->>'actorId')::uuid,
        item->'data', p_now);
      INSERT INTO event_pending (workspace_id, event_id, created_at) VALUES (p_workspace, (item->>'id')::uuid, p_now);
    END IF;
  END LOOP;
  UPDATE conversation c SET message_seq = v_seq, event_seq = v_event,
    last_message_id = coalesce(v_last, c.last_message_id),
    last_message_at = CASE WHEN v_last IS NULL THEN c.last_message_at ELSE greatest(c.last_message_at, p_now) END
  WHERE c.workspace_id = p_workspace AND c.id = p_conversation;
  RETURN v_seq;
END $$;

-- A visitor's message in one round trip and one transaction: set the tenant, lock, refuse or find the original, store, open the turn.
-- outcome: created | duplicate | client_id_reused | not_found | token_revoked
CREATE FUNCTION receive_visitor_message(
  p_workspace uuid, p_conversation uuid, p_visitor uuid, p_token_epoch integer, p_client_id uuid, p_text text, p_item jsonb, p_turn uuid, p_reopen jsonb,
  p_lease_ms integer, p_now timestamptz
) RETURNS TABLE (outcome text, message_id uuid, message_seq bigint, created_at timestamptz, turn_id uuid, turn_epoch integer, status text, handled_by text)
LANGUAGE plpgsql AS $$
DECLARE
  c conversation%ROWTYPE;
  known message%ROWTYPE;
  v_items jsonb := jsonb_build_array(p_item);
  v_turn uuid;
BEGIN
  PERFORM set_config('app.workspace_id', p_workspace::text, true);
  SELECT * INTO c FROM conversation x WHERE x.workspace_id = p_workspace AND x.id = p_conversation AND x.visitor_id = p_visitor FOR UPDATE;
  IF NOT FOUND THEN
    RETURN QUERY SELECT 'not_found', NULL::uuid, NULL::bigint, NULL::timestamptz, NULL::uuid, NULL::integer, NULL::text, NULL::text;
    RETURN;
  END IF;
  IF NOT EXISTS (SELECT 1 FROM visitor v WHERE v.workspace_id = p_workspace AND v.id = p_visitor AND v.token_epoch = p_token_epoch) THEN
    RETURN QUERY SELECT 'token_revoked', NULL::uuid, NULL::bigint, NULL::timestamptz, NULL::uuid, NULL::integer, NULL::text, NULL::text;
    RETURN;
  END IF;
  SELECT * INTO known FROM message m WHERE m.workspace_id = p_workspace AND m.conversation_id = p_conversation AND m.client_id = p_client_id;
  IF FOUND THEN
    RETURN QUERY SELECT CASE WHEN known.text IS NOT DISTINCT FROM p_text AND known.author_class = 'visitor' THEN 'duplicate' ELSE 'client_id_reused' END,
      known.id, known.seq, known.created_at, NULL::uuid, c.epoch, c.status, c.handled_by;
    RETURN;
  END IF;
  IF c.status = 'resolved' THEN
    v_items := p_reopen || v_items;
    c.status := 'pending';
    c.handled_by := 'bot';
    c.epoch := c.epoch + 1;
    c.bot_turns := 0;
    c.assignee_id := NULL;
    c.resolved_at := NULL;
  END IF;
  IF c.handled_by = 'bot' THEN
    v_turn := p_turn;
    c.bot_turns := c.bot_turns + 1;
  END IF;
  UPDATE conversation x SET status = c.status, handled_by = c.handled_by, epoch = c.epoch, bot_turns = c.bot_turns, assignee_id = c.assignee_id,
    resolved_at = c.resolved_at, version = x.version + 1,
    waiting_since = CASE WHEN c.handled_by = 'bot' THEN x.waiting_since ELSE coalesce(x.waiting_since, p_now) END
  WHERE x.workspace_id = p_workspace AND x.id = p_conversation;
  PERFORM write_items(p_workspace, p_conversation, v_items, p_now);
  IF v_turn IS NOT NULL THEN
    INSERT INTO turn (workspace_id, id, conversation_id, message_id, status, epoch, due_at, created_at)
    VALUES (p_workspace, v_turn, p_conversation, (p_item->>'id')::uuid, 'pending', c.epoch, p_now + make_interval(secs => p_lease_ms / 1000.0), p_now);
  END IF;
  RETURN QUERY SELECT 'created', m.id, m.seq, m.created_at, v_turn, c.epoch, c.status, c.handled_by
    FROM message m WHERE m.workspace_id = p_workspace AND m.id = (p_item->>'id')::uuid;
END $$;

-- What a turn's decision does, in one round trip and one transaction. Writes nothing when a person took over meanwhile (superseded)
-- or the turn is no longer pending (already).
-- p_changes: {"status":…,"handledBy":…,"waitingSince":…,"reasonCode":…,"bumpEpoch":bool,"heldDraftId":…} for the conversation.
CREATE FUNCTION apply_turn(
  p_workspace uuid, p_conversation uuid, p_turn uuid, p_epoch integer, p_decision jsonb, p_draft jsonb, p_handoff jsonb, p_items jsonb, p_changes jsonb, p_now timestamptz
) RETURNS TABLE (outcome text, last_seq bigint)
LANGUAGE plpgsql AS $$
DECLARE
  c conversation%ROWTYPE;
  v_status text;
  v_last bigint;
BEGIN
  PERFORM set_config('app.workspace_id', p_workspace::text, true);
  SELECT * INTO c FROM conversation x WHERE x.workspace_id = p_workspace AND x.id = p_conversation FOR UPDATE;
  SELECT t.status INTO v_status FROM turn t WHERE t.workspace_id = p_workspace AND t.id = p_turn FOR UPDATE;
  IF v_status IS DISTINCT FROM 'pending' THEN
    RETURN QUERY SELECT 'already', NULL::bigint;
    RETURN;
  END IF;
  IF c.epoch <> p_epoch OR c.handled_by <> 'bot' THEN
    RETURN QUERY SELECT 'superseded', NULL::bigint;
    RETURN;
  END IF;
  IF p_handoff IS NOT NULL THEN
    INSERT INTO handoff (workspace_id, id, conversation_id, turn_id, trigger, status, reason_code, reasons, requested_at, offered_at, notice_due_at)
    VALUES (p_workspace, (p_handoff->>'id')::uuid, p_conversation, p_turn, p_handoff->>'trigger', p_handoff->>'status', p_handoff->>'reasonCode', p_handoff->'reasons', p_now,
      CASE WHEN p_handoff->>'status' = 'offered' THEN p_now END, (p_handoff->>'noticeDueAt')::timestamptz);
  END IF;
  INSERT INTO decision (workspace_id, id, conversation_id, turn_id, message_id, action, outcome, reasons, signals, policy, hits, topic, bot_version_id, knowledge_version_id,
    sampling_probability, model, prompt_sha256, input_tokens, output_tokens, latency_ms, draft_id, handoff_id, reply_message_id, created_at)
  VALUES (p_workspace, (p_decision->>'id')::uuid, p_conversation, p_turn, (p_decision->>'messageId')::uuid, p_decision->>'action', 'applied', p_decision->'reasons', p_decision->'signals',
    p_decision->'policy', p_decision->'hits', p_decision->>'topic', (p_decision->>'botVersionId')::uuid, (p_decision->>'knowledgeVersionId')::uuid,
    (p_decision->>'samplingProbability')::double precision, p_decision->>'model', p_decision->>'promptSha256', (p_decision->>'inputTokens')::integer, (p_decision->>'outputTokens')::integer,
    (p_decision->>'latencyMs')::integer, (p_decision->>'draftId')::uuid, (p_decision->>'handoffId')::uuid, (p_decision->>'replyMessageId')::uuid, p_now);
  IF p_draft IS NOT NULL THEN
    INSERT INTO draft (workspace_id, id, conversation_id, turn_id, decision_id, text, salt, text_sha256, content_sha256, sources, status, created_at)
    VALUES (p_workspace, (p_draft->>'id')::uuid, p_conversation, p_turn, (p_decision->>'id')::uuid, p_draft->>'text', decode(p_draft->>'salt', 'hex'), p_draft->>'textSha256',
      p_draft->>'contentSha256', p_draft->'sources', 'pending_review', p_now);
  END IF;
  UPDATE turn t SET status = 'decided', decided_at = p_now WHERE t.workspace_id = p_workspace AND t.id = p_turn;
  v_last := write_items(p_workspace, p_conversation, p_items, p_now);
  IF p_changes IS NOT NULL THEN
    UPDATE conversation x SET
      status = coalesce(p_changes->>'status', x.status),
      handled_by = coalesce(p_changes->>'handledBy', x.handled_by),
      waiting_since = CASE WHEN p_changes ? 'waitingSince' THEN coalesce(x.waiting_since, (p_changes->>'waitingSince')::timestamptz) ELSE x.waiting_since END,
      reason_code = coalesce(p_changes->>'reasonCode', x.reason_code),
      held_draft_id = coalesce(x.held_draft_id, (p_changes->>'heldDraftId')::uuid),
      epoch = x.epoch + CASE WHEN p_changes ? 'bumpEpoch' THEN 1 ELSE 0 END,
      version = x.version + 1
    WHERE x.workspace_id = p_workspace AND x.id = p_conversation;
  END IF;
  RETURN QUERY SELECT 'applied', v_last;
END $$;

GRANT EXECUTE ON FUNCTION write_items, receive_visitor_message, apply_turn TO handrail_app;
