import { describe, expect, it } from "vitest";
import { splitSql } from "./split-sql.mjs";

describe("splitting SQL", () => {
  it.each([
    ["two statements", "select 1; select 2;", ["select 1", "select 2"]],
    ["a last one without a semicolon", "select 1;\nselect 2", ["select 1", "select 2"]],
    ["strings and doubled quotes", "insert into a values ('x;''y;'); select 1", ["insert into a values ('x;''y;')", "select 1"]],
    ["escape strings", "select E'a\\';b'; select 2", ["select E'a\\';b'", "select 2"]],
    ["quoted names", 'select 1 as "a;b"; select 2', ['select 1 as "a;b"', "select 2"]],
    ["dollar quotes with and without a tag", "do $$ begin; end $$; do $x$ $$;$$ $x$; select 1", ["do $$ begin; end $$", "do $x$ $$;$$ $x$", "select 1"]],
    ["parameters are no dollar quotes", "prepare p as select $1; select 2", ["prepare p as select $1", "select 2"]],
    [
      "comments, nested ones too",
      "-- no; thing\nselect 1 /* a; /* b; */ c; */; select 2 -- end;",
      ["-- no; thing\nselect 1 /* a; /* b; */ c; */", "select 2 -- end;"],
    ],
    ["only comments and blanks", "-- nothing;\n ; /* x */ ;", []],
  ])("keeps %s whole [D3]", (_name, sql, statements) => {
    expect(splitSql(sql)).toEqual(statements);
  });
});
