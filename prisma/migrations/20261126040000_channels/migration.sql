-- Channels in full: who may be told what and when (office hours, forms, identity), files, contacts, and conversations that go on by e-mail.

ALTER TABLE channel
  ADD COLUMN archived_at timestamptz(3),
  -- Time zone, periods of the week and holidays; null means always open. Shape: lib/contracts/api/channel.ts.
  ADD COLUMN office_hours jsonb,
  -- What a visitor who needs a person meets while nobody is there.
  ADD COLUMN unavailable_mode text NOT NULL DEFAULT 'email' CHECK (unavailable_mode IN ('queue', 'email', 'callback', 'bot_only')),
  -- What is asked before the first message; null asks nothing.
  ADD COLUMN pre_chat jsonb,
  -- Kinds of files that may be sent, both ways; an empty list refuses all.
  ADD COLUMN attachment_kinds jsonb NOT NULL DEFAULT '["image", "pdf", "text"]',
  -- The end of the identity secret that was shown; null until somebody has asked for one.
  ADD COLUMN secret_hint text,
  ADD COLUMN secret_created_at timestamptz(3),
  -- After a rotation the secret before is good until then.
  ADD COLUMN previous_secret_ciphertext text,
  ADD COLUMN previous_secret_until timestamptz(3);

-- Where the embed tag runs: one row a site.
CREATE TABLE channel_seen (
  workspace_id uuid NOT NULL,
  channel_id uuid NOT NULL,
  origin text NOT NULL,
  page_path text NOT NULL,
  first_seen_at timestamptz(3) NOT NULL,
  last_seen_at timestamptz(3) NOT NULL,
  PRIMARY KEY (workspace_id, channel_id, origin),
  FOREIGN KEY (workspace_id, channel_id) REFERENCES channel (workspace_id, id) ON DELETE CASCADE
);

-- A person whom the tenant's own system knows, whatever channel and device they come through.
CREATE TABLE contact (
  workspace_id uuid NOT NULL REFERENCES workspace (id),
  id uuid NOT NULL,
  external_id text NOT NULL,
  name text,
  email text,
  attributes jsonb NOT NULL DEFAULT '{}',
  verified_at timestamptz(3) NOT NULL,
  verified_by text NOT NULL CHECK (verified_by IN ('jwt')),
  created_at timestamptz(3) NOT NULL,
  PRIMARY KEY (workspace_id, id),
  UNIQUE (workspace_id, external_id)
);

ALTER TABLE visitor ADD COLUMN contact_id uuid, ADD FOREIGN KEY (workspace_id, contact_id) REFERENCES contact (workspace_id, id);
-- A contact is one visitor a channel, on however many devices.
CREATE UNIQUE INDEX visitor_contact ON visitor (workspace_id, contact_id, channel_id) WHERE contact_id IS NOT NULL;

ALTER TABLE conversation
  -- What the visitor answered before the chat, and the notice that was agreed to.
  ADD COLUMN pre_chat jsonb,
  -- The last message that went out by mail, or was seen before it had to.
  ADD COLUMN mailed_seq bigint NOT NULL DEFAULT 0,
  -- When an unseen answer goes out by mail; null when none waits.
  ADD COLUMN mail_due_at timestamptz(3);
CREATE INDEX conversation_mail_due ON conversation (mail_due_at) WHERE mail_due_at IS NOT NULL;

-- One mail to a visitor: which messages it holds. Its id is the Message-ID.
CREATE TABLE conversation_mail (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  conversation_id uuid NOT NULL,
  after_seq bigint NOT NULL,
  through_seq bigint NOT NULL,
  -- The visitor's token epoch: a logout after the mail voids its link.
  token_epoch integer NOT NULL,
  created_at timestamptz(3) NOT NULL,
  PRIMARY KEY (workspace_id, id),
  UNIQUE (workspace_id, conversation_id, through_seq),
  FOREIGN KEY (workspace_id, conversation_id) REFERENCES conversation (workspace_id, id)
);

-- Open streams of visitors. A row whose process died is old, and counts no more.
CREATE TABLE visitor_stream (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  conversation_id uuid NOT NULL,
  opened_at timestamptz(3) NOT NULL,
  PRIMARY KEY (workspace_id, id),
  FOREIGN KEY (workspace_id, conversation_id) REFERENCES conversation (workspace_id, id)
);
CREATE INDEX visitor_stream_by_conversation ON visitor_stream (workspace_id, conversation_id);
CREATE INDEX visitor_stream_opened ON visitor_stream (opened_at);

CREATE TABLE file (
  workspace_id uuid NOT NULL REFERENCES workspace (id),
  id uuid NOT NULL,
  purpose text NOT NULL CHECK (purpose IN ('attachment', 'import')),
  -- Where the bytes are: here, in file_chunk, or in the operator's object store under <workspace>/<id>.
  provider text NOT NULL CHECK (provider IN ('database', 's3')),
  name text NOT NULL,
  content_type text NOT NULL,
  size_bytes integer NOT NULL CHECK (size_bytes BETWEEN 0 AND 52428800),
  -- Of the bytes; null after erasure.
  sha256 text,
  -- The log refers to sha256(salt || bytes), which says nothing once the salt is gone.
  salt bytea,
  digest text NOT NULL,
  -- Null while nothing refers to the file: a sweep removes what stays so.
  used_at timestamptz(3),
  erased_at timestamptz(3),
  created_at timestamptz(3) NOT NULL,
  PRIMARY KEY (workspace_id, id)
);
CREATE INDEX file_unused ON file (created_at) WHERE used_at IS NULL AND erased_at IS NULL;

CREATE TABLE file_chunk (
  workspace_id uuid NOT NULL,
  file_id uuid NOT NULL,
  part integer NOT NULL,
  bytes bytea NOT NULL,
  PRIMARY KEY (workspace_id, file_id, part),
  FOREIGN KEY (workspace_id, file_id) REFERENCES file (workspace_id, id) ON DELETE CASCADE
);

-- A file in a conversation; its id is the file's. message_id is null until it was sent.
CREATE TABLE attachment (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  conversation_id uuid NOT NULL,
  message_id uuid,
  client_id uuid NOT NULL,
  uploader_kind text NOT NULL CHECK (uploader_kind IN ('visitor', 'member')),
  uploader_id uuid NOT NULL,
  created_at timestamptz(3) NOT NULL,
  PRIMARY KEY (workspace_id, id),
  UNIQUE (workspace_id, conversation_id, client_id),
  FOREIGN KEY (workspace_id, id) REFERENCES file (workspace_id, id) ON DELETE CASCADE,
  FOREIGN KEY (workspace_id, conversation_id) REFERENCES conversation (workspace_id, id),
  FOREIGN KEY (workspace_id, message_id) REFERENCES message (workspace_id, id)
);
CREATE INDEX attachment_by_message ON attachment (workspace_id, message_id);
CREATE INDEX attachment_by_uploader ON attachment (workspace_id, uploader_id, created_at);

DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['channel_seen', 'contact', 'conversation_mail', 'visitor_stream', 'file', 'file_chunk', 'attachment'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format(
      'CREATE POLICY tenant ON %1$I TO handrail_app USING (workspace_id = nullif(current_setting(''app.workspace_id'', true), '''')::uuid) WITH CHECK (workspace_id = nullif(current_setting(''app.workspace_id'', true), '''')::uuid)',
      name);
  END LOOP;
END $$;

GRANT SELECT, INSERT, UPDATE, DELETE ON channel_seen, contact, file, attachment TO handrail_app;
GRANT SELECT, INSERT, DELETE ON visitor_stream, file_chunk TO handrail_app;
GRANT SELECT, INSERT ON conversation_mail TO handrail_app;

-- ---------------------------------------------------------------------------------------------------------------------
-- Across tenants: ids only.

GRANT CREATE ON SCHEMA public TO handrail_lookup;

CREATE FUNCTION due_conversation_mails(p_now timestamptz, p_limit integer) RETURNS TABLE (workspace_id uuid, conversation_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT c.workspace_id, c.id FROM conversation c WHERE c.mail_due_at <= p_now ORDER BY c.mail_due_at LIMIT p_limit
$$;

-- Uploads that nothing refers to.
CREATE FUNCTION unused_files(p_before timestamptz, p_limit integer) RETURNS TABLE (workspace_id uuid, file_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT f.workspace_id, f.id FROM file f WHERE f.used_at IS NULL AND f.erased_at IS NULL AND f.created_at <= p_before ORDER BY f.created_at LIMIT p_limit
$$;

-- Removes what processes that died have left of their streams.
CREATE FUNCTION forget_old_visitor_streams(p_before timestamptz) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$ DELETE FROM visitor_stream WHERE opened_at <= p_before $$;

-- Archived channels are known to nobody outside any more.
CREATE OR REPLACE FUNCTION channel_by_key(p_key text) RETURNS TABLE (workspace_id uuid, channel_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT c.workspace_id, c.id FROM channel c WHERE c.publishable_key = p_key AND c.archived_at IS NULL
$$;

ALTER FUNCTION due_conversation_mails OWNER TO handrail_lookup;
ALTER FUNCTION unused_files OWNER TO handrail_lookup;
ALTER FUNCTION forget_old_visitor_streams OWNER TO handrail_lookup;
REVOKE ALL ON FUNCTION due_conversation_mails, unused_files, forget_old_visitor_streams FROM PUBLIC;
GRANT EXECUTE ON FUNCTION due_conversation_mails, unused_files, forget_old_visitor_streams TO handrail_app;
GRANT SELECT ON file TO handrail_lookup;
GRANT SELECT, DELETE ON visitor_stream TO handrail_lookup;
CREATE POLICY lookup ON file FOR SELECT TO handrail_lookup USING (true);
CREATE POLICY lookup ON visitor_stream FOR ALL TO handrail_lookup USING (true) WITH CHECK (true);

REVOKE CREATE ON SCHEMA public FROM handrail_lookup;

-- ---------------------------------------------------------------------------------------------------------------------
-- What a bot or a person says to a visitor who has left an address goes out by mail in a while, unless it is seen before.

CREATE OR REPLACE FUNCTION write_items(p_workspace uuid, p_conversation uuid, p_items jsonb, p_now timestamptz) RETURNS bigint
LANGUAGE plpgsql AS $$
DECLARE
  item jsonb;
  v_seq bigint;
  v_event bigint;
  v_message_seq bigint;
  v_last uuid;
  v_answered boolean := false;
BEGIN
  SELECT c.message_seq, c.event_seq INTO v_seq, v_event FROM conversation c WHERE c.workspace_id = p_workspace AND c.id = p_conversation FOR UPDATE;
  FOR item IN SELECT value FROM jsonb_array_elements(p_items) LOOP
    v_event := v_event + 1;
    IF item->>'kind' = 'message' THEN
      IF item->>'visibility' = 'public' THEN
        v_seq := v_seq + 1;
        v_message_seq := v_seq;
        v_last := (item->>'id')::uuid;
        v_answered := v_answered OR item->>'authorClass' NOT IN ('visitor', 'system');
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
    last_message_at = CASE WHEN v_last IS NULL THEN c.last_message_at ELSE greatest(c.last_message_at, p_now) END,
    mail_due_at = CASE WHEN v_answered AND c.mail_due_at IS NULL AND EXISTS (
        SELECT 1 FROM visitor v WHERE v.workspace_id = p_workspace AND v.id = c.visitor_id AND v.email IS NOT NULL)
      THEN p_now + interval '2 minutes' ELSE c.mail_due_at END
  WHERE c.workspace_id = p_workspace AND c.id = p_conversation;
  RETURN v_seq;
END $$;

-- As before, with the files of each message; the address is asked for at once only where the channel says so.
CREATE OR REPLACE FUNCTION visitor_view(p_workspace uuid, p_conversation uuid, p_visitor uuid, p_token_epoch integer, p_after bigint, p_limit integer) RETURNS jsonb
LANGUAGE plpgsql AS $$
DECLARE
  v_view jsonb;
BEGIN
  PERFORM set_config('app.workspace_id', p_workspace::text, true);
  SELECT jsonb_build_object(
    'revoked', p_token_epoch IS NOT NULL AND v.token_epoch <> p_token_epoch,
    'conversation', jsonb_build_object(
      'id', c.id, 'status', c.status, 'handledBy', c.handled_by, 'lastSeq', c.message_seq, 'createdAt', c.created_at,
      -- Asked for after nobody accepted in time, and where the channel wants it at once when nobody is there.
      'emailAsked', v.email IS NULL AND (
        c.handled_by = 'queue' AND (c.email_asked_at IS NOT NULL OR n.unavailable_mode = 'email' AND EXISTS (
          SELECT 1 FROM handoff w WHERE w.workspace_id = p_workspace AND w.conversation_id = c.id AND w.status = 'requested'))
        OR c.handled_by = 'bot' AND c.status <> 'resolved' AND n.unavailable_mode = 'bot_only' AND c.email_asked_at IS NOT NULL),
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
        'attachments', (SELECT jsonb_agg(jsonb_build_object('id', t.id, 'name', f.name, 'contentType', f.content_type, 'sizeBytes', f.size_bytes, 'erased', f.erased_at IS NOT NULL) ORDER BY t.id)
          FROM attachment t JOIN file f ON f.workspace_id = p_workspace AND f.id = t.id WHERE t.workspace_id = p_workspace AND t.message_id = x.id),
        'feedback', (SELECT f.value FROM message_feedback f WHERE f.workspace_id = p_workspace AND f.message_id = x.id), 'createdAt', x.created_at) ORDER BY x.seq)
      FROM (
        SELECT m.* FROM message m WHERE m.workspace_id = p_workspace AND m.conversation_id = c.id AND m.seq > p_after
        ORDER BY CASE WHEN p_after = 0 THEN -m.seq ELSE m.seq END LIMIT p_limit
      ) x), '[]'::jsonb)
  ) INTO v_view
  FROM conversation c JOIN visitor v ON v.workspace_id = p_workspace AND v.id = c.visitor_id
  JOIN channel n ON n.workspace_id = p_workspace AND n.id = c.channel_id
  WHERE c.workspace_id = p_workspace AND c.id = p_conversation AND (p_visitor IS NULL OR c.visitor_id = p_visitor);
  RETURN v_view;
END $$;
