-- The bytes of a file in the operator's bucket go when its row goes or is erased, whoever does that: the job is left behind in the same
-- transaction. Files in the database lose their pieces by themselves.

CREATE FUNCTION remove_object_of_file() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM graphile_worker.enqueue_job('remove_object', json_build_object('workspaceId', OLD.workspace_id, 'fileId', OLD.id), NULL, 'object.' || OLD.id);
  RETURN NULL;
END $$;

CREATE TRIGGER file_deleted AFTER DELETE ON file FOR EACH ROW WHEN (OLD.provider = 's3') EXECUTE FUNCTION remove_object_of_file();
CREATE TRIGGER file_erased AFTER UPDATE OF erased_at ON file FOR EACH ROW
  WHEN (OLD.provider = 's3' AND OLD.erased_at IS NULL AND NEW.erased_at IS NOT NULL) EXECUTE FUNCTION remove_object_of_file();
