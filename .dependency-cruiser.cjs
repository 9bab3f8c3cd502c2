// Who may import whom: the rooms of ARCHITECTURE.md, as errors, each with its reason.
const rooms = {
  kernel: "^lib/core/kernel/",
  core: "^lib/core/",
  contracts: "^lib/contracts/",
  platform: "^lib/platform/",
  db: "^lib/db/",
  integrations: "^lib/integrations/",
  access: "^lib/access/",
  queue: "^lib/queue/",
  realtime: "^lib/realtime/",
  index: "^lib/knowledge-index/",
  events: "^lib/events/",
  http: "^lib/http/",
  moves: "^lib/moves/",
  features: "^lib/features/",
  endpoints: "^lib/endpoints/",
  jobs: "^lib/jobs/",
  front: "^lib/front/",
  client: "^lib/client/",
  tools: "^lib/(testing|evals|bench|replay)/",
  app: "^app/",
  components: "^components/",
};
const test = "\\.test\\.ts$|story\\.ts$|/fixtures/";
const { kernel, core, contracts, platform, db, integrations, access, queue, realtime, index, events, http, moves, features, endpoints, jobs, front, client, tools, app, components } = rooms;
const above = (...paths) => paths.join("|");

/** A room may import only what lies above it. */
function mayImport(name, from, allowed, reason) {
  return { name, severity: "error", comment: reason, from: { path: from, pathNot: test }, to: { path: "^(lib|app|components|prisma|e2e)/", pathNot: above(from, ...allowed) } };
}

module.exports = {
  forbidden: [
    { name: "no-circular", severity: "error", comment: "A cycle has no first step to read.", from: {}, to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } } },
    { name: "not-to-unresolvable", severity: "error", comment: "It would fail at run time.", from: {}, to: { couldNotResolve: true, pathNot: "^(server-only|\\./generated/client)$" } },
    mayImport("kernel", kernel, [], "The kernel is the bottom."),
    { ...mayImport("core", core, [], "Rules decide from what they are given."), to: { path: "^(lib|app|components|prisma|e2e)/", pathNot: core } },
    { name: "core-rules-apart", severity: "error", comment: "One rule room does not lean on another; they meet in features.", from: { path: "^lib/core/(?!kernel)([^/]+)/", pathNot: test }, to: { path: "^lib/core/", pathNot: "^lib/core/(kernel|$1|audit-chain)/" } },
    { name: "core-pure", severity: "error", comment: "No I/O, clock, randomness, zod or React in core; node:crypto hashes are pure.", from: { path: core, pathNot: test }, to: { dependencyTypes: ["npm", "core"], pathNot: "^(node:)?crypto$" } },
    mayImport("contracts", contracts, [core], "Shapes know the rules' words and nothing of the machinery."),
    mayImport("platform", platform, [core], "The platform is below the database."),
    mayImport("db", db, [core, contracts, platform], "The database room never calls out and tells nobody."),
    mayImport("integrations", integrations, [core, contracts, platform], "Vendors get their credentials as arguments."),
    mayImport("access", access, [core, contracts, platform, db], "Who is asking."),
    mayImport("queue", queue, [core, contracts, platform, db], "Enqueue in the transaction."),
    mayImport("realtime", realtime, [core, contracts, platform, db], "Bells and tails."),
    mayImport("knowledge-index", index, [core, contracts, platform, db, access], "Build, store, load, evict."),
    mayImport("events", events, [core, contracts, platform, db, access, queue, realtime], "Facts and their chain."),
    mayImport("http", http, [core, contracts, platform, db, access, realtime], "The wrapper of every endpoint."),
    mayImport("moves", moves, [core, contracts, platform, db, access, queue, realtime, index, events], "Fragments of a transaction that several features need."),
    mayImport("features", features, [core, contracts, platform, db, integrations, access, queue, realtime, index, events, moves], "Use-cases order the steps."),
    { name: "features-apart", severity: "error", comment: "Features meet in core, in rows, in moves and in events.", from: { path: "^lib/features/([^/]+)/", pathNot: test }, to: { path: features, pathNot: "^lib/features/$1/" } },
    mayImport("endpoints", endpoints, [core, contracts, platform, db, access, realtime, http, moves, features], "An endpoint declares and calls one use-case."),
    mayImport("jobs", jobs, [core, contracts, platform, db, access, queue, realtime, index, events, moves, features], "Handlers of five lines."),
    mayImport("front", front, [core, contracts, platform, realtime, http, endpoints, jobs], "The front sees endpoints, never app."),
    { name: "lib-not-to-screens", severity: "error", comment: "Screens show; lib does not know them.", from: { path: "^lib/" }, to: { path: above(app, components) } },
    { name: "nobody-imports-tools", severity: "error", comment: "Tests, evals and benches are leaves.", from: { pathNot: above(tools, test, "^(prisma|e2e|vitest|playwright)") }, to: { path: tools } },
    { name: "browser-rooms", severity: "error", comment: "The browser gets core, contracts, client and components.", from: { path: above(client, components), pathNot: above(test, "^components/widget/") }, to: { path: "^(lib|app)/", pathNot: above(core, contracts, client) } },
    { name: "components-apart", severity: "error", comment: "A noun's screens do not lean on another's; thread serves several.", from: { path: "^components/(?!ui|shell|charts|widget)([^/]+)/" }, to: { path: components, pathNot: "^components/($1|ui|charts|thread|shell)/" } },
    { name: "ui-knows-nothing", severity: "error", comment: "Primitives know nothing of the product.", from: { path: "^components/(ui|charts)/" }, to: { path: "^(lib|components|app)/", pathNot: "^(lib/client/cn|lib/core/|components/(ui|charts)/)" } },
    { name: "widget-alone", severity: "error", comment: "The widget is types from its contract and nothing else.", from: { path: "^components/widget/", pathNot: test }, to: { path: "^(lib|app|components)/", pathNot: "^(lib/contracts/(widget|problem|text|wire-id)|components/widget/)" } },
    { name: "app-shows", severity: "error", comment: "Pages load by use-cases and mount endpoints; no database, no vendors.", from: { path: app }, to: { path: above(db, integrations, queue, events) } },
    { name: "next-stays-in-app", severity: "error", comment: "The front must run without Next's module graph.", from: { path: "^lib/", pathNot: "^lib/(access/require-page\\.ts|front/web\\.ts)|^lib/client/" }, to: { path: "^node_modules/next/" } },
    { name: "prisma-stays-in-db", severity: "error", comment: "Prisma types never leave lib/db.", from: { pathNot: "^lib/db/|^prisma\\.config" }, to: { path: "^(node_modules/@prisma/|lib/db/generated/)" } },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "(^|/)(\\.next|\\.handrail|dist|public/widget)/" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: { exportsFields: ["exports"], conditionNames: ["import", "require", "node", "default", "types"] },
  },
};
