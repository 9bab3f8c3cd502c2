-- Knowledge from files and from the web: import runs with their documents, sources that are read again, what was found to be said twice,
-- and what a live index was made of.

CREATE TABLE knowledge_source (
  workspace_id uuid NOT NULL REFERENCES workspace (id),
  id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('page', 'sitemap')),
  url text NOT NULL,
  collection_id uuid,
  publish boolean NOT NULL,
  recrawl text NOT NULL CHECK (recrawl IN ('off', 'daily', 'weekly')),
  -- What becomes of an article whose page is gone.
  vanished text NOT NULL CHECK (vanished IN ('report', 'draft', 'archive')),
  page_limit integer NOT NULL,
  -- Null when it is not read again by itself.
  next_crawl_at timestamptz(3),
  last_crawled_at timestamptz(3),
  removed_at timestamptz(3),
  version integer NOT NULL DEFAULT 1,
  created_by uuid,
  created_at timestamptz(3) NOT NULL,
  updated_at timestamptz(3) NOT NULL,
  PRIMARY KEY (workspace_id, id),
  FOREIGN KEY (workspace_id, collection_id) REFERENCES collection (workspace_id, id),
  FOREIGN KEY (workspace_id, created_by) REFERENCES member (workspace_id, id)
);
CREATE UNIQUE INDEX knowledge_source_address ON knowledge_source (workspace_id, kind, url) WHERE removed_at IS NULL;
CREATE INDEX knowledge_source_due ON knowledge_source (next_crawl_at) WHERE next_crawl_at IS NOT NULL;

CREATE TABLE knowledge_import (
  workspace_id uuid NOT NULL REFERENCES workspace (id),
  id uuid NOT NULL,
  source_id uuid,
  collection text,
  publish boolean NOT NULL,
  status text NOT NULL CHECK (status IN ('running', 'done', 'cancelled')),
  -- Articles whose page was not there any more.
  vanished integer NOT NULL DEFAULT 0,
  created_by uuid,
  created_at timestamptz(3) NOT NULL,
  -- When it last got on; a running one that does not is taken up by another process.
  moved_at timestamptz(3) NOT NULL,
  finished_at timestamptz(3),
  PRIMARY KEY (workspace_id, id),
  FOREIGN KEY (workspace_id, source_id) REFERENCES knowledge_source (workspace_id, id),
  FOREIGN KEY (workspace_id, created_by) REFERENCES member (workspace_id, id)
);
CREATE INDEX knowledge_import_recent ON knowledge_import (workspace_id, created_at DESC, id DESC);
CREATE INDEX knowledge_import_running ON knowledge_import (moved_at) WHERE status = 'running';

CREATE TABLE import_document (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  import_id uuid NOT NULL,
  position integer NOT NULL,
  kind text NOT NULL CHECK (kind IN ('file', 'pasted', 'page', 'sitemap')),
  -- The file's name, or the address.
  name text NOT NULL,
  -- Null until it is found out from name and bytes.
  format text,
  content_type text,
  -- Where it was found in the end, when it came from the web.
  address text,
  -- What is to be read; dropped as soon as it is.
  content bytea,
  content_bytes integer NOT NULL DEFAULT 0,
  content_sha256 text,
  status text NOT NULL CHECK (status IN ('waiting', 'reading', 'done', 'skipped', 'failed')),
  attempts integer NOT NULL DEFAULT 0,
  -- How many of the articles that were read are in.
  applied integer NOT NULL DEFAULT 0,
  created integer NOT NULL DEFAULT 0,
  updated integer NOT NULL DEFAULT 0,
  unchanged integer NOT NULL DEFAULT 0,
  -- Parts (lines, rows, pages) that could not be used; the first thousand are named in problems.
  failed integer NOT NULL DEFAULT 0,
  problems jsonb NOT NULL DEFAULT '[]',
  note text,
  problem_code text,
  problem_text text,
  finished_at timestamptz(3),
  PRIMARY KEY (workspace_id, id),
  UNIQUE (workspace_id, import_id, position),
  FOREIGN KEY (workspace_id, import_id) REFERENCES knowledge_import (workspace_id, id)
);
CREATE INDEX import_document_status ON import_document (workspace_id, import_id, status, position);

CREATE TABLE import_article (
  workspace_id uuid NOT NULL,
  document_id uuid NOT NULL,
  article_id uuid NOT NULL,
  outcome text NOT NULL CHECK (outcome IN ('created', 'updated', 'unchanged')),
  PRIMARY KEY (workspace_id, document_id, article_id),
  FOREIGN KEY (workspace_id, document_id) REFERENCES import_document (workspace_id, id),
  FOREIGN KEY (workspace_id, article_id) REFERENCES article (workspace_id, id)
);

-- The pages of a source: which article each became, and a digest of what was read, so that what has not changed is left alone.
CREATE TABLE source_page (
  workspace_id uuid NOT NULL,
  source_id uuid NOT NULL,
  url text NOT NULL,
  article_id uuid,
  read_sha256 text,
  seen_at timestamptz(3) NOT NULL,
  vanished_at timestamptz(3),
  PRIMARY KEY (workspace_id, source_id, url),
  FOREIGN KEY (workspace_id, source_id) REFERENCES knowledge_source (workspace_id, id),
  FOREIGN KEY (workspace_id, article_id) REFERENCES article (workspace_id, id)
);

CREATE TABLE knowledge_finding (
  workspace_id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('exact', 'near', 'contradiction')),
  article_id uuid NOT NULL,
  other_article_id uuid NOT NULL,
  -- The texts that were compared: a dismissal holds for these.
  number integer NOT NULL,
  other_number integer NOT NULL,
  similarity double precision NOT NULL,
  passage text NOT NULL,
  other_passage text NOT NULL,
  status text NOT NULL CHECK (status IN ('open', 'dismissed')),
  found_at timestamptz(3) NOT NULL,
  PRIMARY KEY (workspace_id, kind, article_id, other_article_id),
  FOREIGN KEY (workspace_id, article_id) REFERENCES article (workspace_id, id),
  FOREIGN KEY (workspace_id, other_article_id) REFERENCES article (workspace_id, id)
);
CREATE INDEX knowledge_finding_open ON knowledge_finding (workspace_id, status, similarity DESC, article_id, other_article_id);

-- Finds a text that is there already, word for word. No secret depends on it.
ALTER TABLE article_version ADD COLUMN text_md5 text GENERATED ALWAYS AS (md5(title || E'\n' || body)) STORED;
CREATE INDEX article_version_text ON article_version (workspace_id, text_md5);

-- What the index was made of: [[article, number of its text, collection] …] in the index's order, so that the next one reads only what changed.
ALTER TABLE knowledge_version ADD COLUMN contents jsonb;

DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['knowledge_source', 'knowledge_import', 'import_document', 'import_article', 'source_page', 'knowledge_finding'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format(
      'CREATE POLICY tenant ON %1$I TO handrail_app USING (workspace_id = nullif(current_setting(''app.workspace_id'', true), '''')::uuid) WITH CHECK (workspace_id = nullif(current_setting(''app.workspace_id'', true), '''')::uuid)',
      name);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO handrail_app', name);
  END LOOP;
END $$;

-- Sources whose time has come.
CREATE FUNCTION sources_due(p_now timestamptz, p_limit integer) RETURNS TABLE (workspace_id uuid, source_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT s.workspace_id, s.id FROM knowledge_source s WHERE s.next_crawl_at <= p_now AND s.removed_at IS NULL ORDER BY s.next_crawl_at LIMIT p_limit
$$;

-- Imports that should be running and do not move.
CREATE FUNCTION imports_left(p_before timestamptz, p_limit integer) RETURNS TABLE (workspace_id uuid, import_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT i.workspace_id, i.id FROM knowledge_import i WHERE i.status = 'running' AND i.moved_at < p_before ORDER BY i.moved_at LIMIT p_limit
$$;

ALTER FUNCTION sources_due(timestamptz, integer) OWNER TO handrail_lookup;
ALTER FUNCTION imports_left(timestamptz, integer) OWNER TO handrail_lookup;
REVOKE ALL ON FUNCTION sources_due(timestamptz, integer), imports_left(timestamptz, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION sources_due(timestamptz, integer), imports_left(timestamptz, integer) TO handrail_app;
GRANT SELECT ON knowledge_source, knowledge_import TO handrail_lookup;
CREATE POLICY lookup ON knowledge_source FOR SELECT TO handrail_lookup USING (true);
CREATE POLICY lookup ON knowledge_import FOR SELECT TO handrail_lookup USING (true);
