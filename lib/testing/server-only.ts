// Stands in for the "server-only" package outside the bundler: the real one throws when a browser bundle takes it in.
export {};
