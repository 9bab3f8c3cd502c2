/** Slugs that no workspace may have: first parts of the product's own addresses, now or probably later, and names that mislead. */
const reserved: ReadonlySet<string> = new Set([
  "about", "abuse", "account", "accounts", "admin", "administrator", "api", "app", "apps", "assets", "auth", "billing", "blog", "bot", "cdn", "channel", "chat", "checkout",
  "console", "contact", "dashboard", "dashboards", "demo", "dev", "developer", "developers", "doc", "docs", "download", "email", "embed", "error", "errors", "events", "example",
  "explore", "favicon", "features", "files", "forgot-password", "handrail", "health", "help", "home", "hooks", "host", "images", "inbox", "index", "install", "internal",
  "invitation", "invitations", "invite", "join", "legal", "live", "localhost", "login", "logout", "mail", "me", "members", "metrics", "new", "news", "next", "null", "oauth",
  "operator", "owner", "pages", "password", "ping", "postmaster", "press", "pricing", "privacy", "profile", "public", "register", "reset", "reset-password", "robots", "root",
  "search", "security", "sessions", "settings", "setup", "sign-in", "sign-out", "sign-up", "signin", "signout", "signup", "site", "sitemap", "sso", "static", "status", "stream",
  "support", "system", "team", "teams", "terms", "test", "undefined", "user", "users", "verify", "verify-email", "w", "webhook", "webhooks", "webmaster", "well-known", "widget",
  "workspace", "workspaces", "www",
]);

export function isReservedSlug(slug: string): boolean {
  return reserved.has(slug);
}
