// Cuts a SQL script into its statements, for migrations that may not run in a transaction: several statements sent at
// once would be one.

/**
 * Knows strings, quoted names, dollar quotes and both kinds of comment (nested ones too); empty statements are left out.
 * @param {string} sql
 * @returns {string[]} without the closing semicolons
 */
export function splitSql(sql) {
  const statements = [];
  let start = 0;
  let hasContent = false;
  const close = (/** @type {number} */ end) => {
    if (hasContent) statements.push(sql.slice(start, end).trim());
    hasContent = false;
    start = end + 1;
  };
  for (let at = 0; at < sql.length;) {
    const skipped = skipComment(sql, at);
    if (skipped > at) {
      at = skipped;
      continue;
    }
    if (sql[at] === ";") {
      close(at);
      at += 1;
      continue;
    }
    if (!/\s/.test(sql[at] ?? "")) hasContent = true;
    at = skipQuoted(sql, at);
  }
  close(sql.length);
  return statements;
}

/**
 * @param {string} sql
 * @param {number} at
 * @returns {number} the position after the comment that begins here, or `at`
 */
function skipComment(sql, at) {
  if (sql.startsWith("--", at)) {
    const end = sql.indexOf("\n", at);
    return end < 0 ? sql.length : end + 1;
  }
  if (!sql.startsWith("/*", at)) return at;
  let depth = 0;
  for (let here = at; here < sql.length; here += 1) {
    if (sql.startsWith("/*", here)) {
      depth += 1;
      here += 1;
    } else if (sql.startsWith("*/", here)) {
      depth -= 1;
      here += 1;
      if (depth === 0) return here + 1;
    }
  }
  return sql.length;
}

/**
 * @param {string} sql
 * @param {number} at
 * @returns {number} the position after the string, quoted name or dollar quote that begins here, else `at + 1`
 */
function skipQuoted(sql, at) {
  const character = sql[at];
  if (character === "'" || character === '"') {
    const escapes = character === "'" && /[eE]/.test(sql[at - 1] ?? "") && !/\w/.test(sql[at - 2] ?? "");
    for (let here = at + 1; here < sql.length; here += 1) {
      if (escapes && sql[here] === "\\") here += 1;
      else if (sql[here] === character) {
        if (sql[here + 1] === character) here += 1;
        else return here + 1;
      }
    }
    return sql.length;
  }
  const tag = character === "$" && !/\w/.test(sql[at - 1] ?? "") ? /^\$(?:[A-Za-z_]\w*)?\$/.exec(sql.slice(at, at + 64))?.[0] : undefined;
  if (!tag) return at + 1;
  const end = sql.indexOf(tag, at + tag.length);
  return end < 0 ? sql.length : end + tag.length;
}
