/**
 * public: anybody. visitor: a visitor token. account: a signed-in person, no workspace. member: a signed-in person in the workspace that
 * the `handrail-workspace` header names by its slug, or a key of a workspace, with the declared scope.
 */
export type Auth = "public" | "visitor" | "account" | "member";
