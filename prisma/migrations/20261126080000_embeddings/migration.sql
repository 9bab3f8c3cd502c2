-- Search by meaning: a workspace's embedding endpoint, vectors by the digest of the text that they stand for, and which of them a knowledge
-- version uses. Vectors are bytea of little-endian float32: no extension is needed, and a process computes with them in memory.

CREATE TABLE embedding_setting (
  workspace_id uuid PRIMARY KEY REFERENCES workspace (id),
  enabled boolean NOT NULL,
  base_url text,
  model text,
  key_ciphertext text,
  -- Names the endpoint and model that vectors were made with: vectors of two spaces cannot be compared.
  space text,
  version integer NOT NULL DEFAULT 1,
  -- When the last run found every published text with a vector, and why the last run stopped; null when it did not.
  completed_at timestamptz(3),
  failure_code text,
  failed_at timestamptz(3)
);

CREATE TABLE text_vector (
  workspace_id uuid NOT NULL REFERENCES workspace (id),
  space text NOT NULL,
  text_sha256 text NOT NULL,
  vector bytea NOT NULL,
  used_at timestamptz(3) NOT NULL,
  PRIMARY KEY (workspace_id, space, text_sha256)
);

ALTER TABLE knowledge_version ADD COLUMN vectors text NOT NULL DEFAULT 'none' CHECK (vectors IN ('none', 'partial', 'complete'));
ALTER TABLE knowledge_version ADD COLUMN vector_space text;
-- For each text that has or is to have a vector: its article, place and digest (lib/core/retrieval/vector-map.ts).
ALTER TABLE knowledge_version ADD COLUMN vector_map bytea;

DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['embedding_setting', 'text_vector'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format(
      'CREATE POLICY tenant ON %1$I TO handrail_app USING (workspace_id = nullif(current_setting(''app.workspace_id'', true), '''')::uuid) WITH CHECK (workspace_id = nullif(current_setting(''app.workspace_id'', true), '''')::uuid)',
      name);
  END LOOP;
END $$;

GRANT SELECT, INSERT, UPDATE, DELETE ON embedding_setting, text_vector TO handrail_app;
