-- How a channel's widget looks and what it says in other languages. Shape: lib/contracts/widget/look.ts; null is the look that it comes with.
ALTER TABLE channel ADD COLUMN look jsonb;
