// Configuration of the console's web application. CommonJS, because the package is not marked as an ES module.

/** @type {import("next").NextConfig} */
const nextConfig = {
  // A build runs in a copy of its input, whose packages lie in the checkout above it.
  turbopack: { root: process.env.HANDRAIL_CHECKOUT ?? __dirname },
  // Loaded by Node as they are: native parts, worker threads, or one pool a process.
  serverExternalPackages: ["@node-rs/argon2", "pg", "pino", "graphile-worker", "@prisma/client", "@prisma/adapter-pg", "nodemailer", "next-auth"],
  poweredByHeader: false,
  images: { remotePatterns: [], unoptimized: true },
  // `npm test` checks the types of the whole repository as a step of its own; a build only has to build.
  typescript: { ignoreBuildErrors: true },
  devIndicators: false,
  // The front answers these itself; plain Next must say the same: module scripts of other origins need CORS.
  headers: async () => [
    {
      source: "/widget/:file*",
      headers: [
        { key: "Access-Control-Allow-Origin", value: "*" },
        { key: "Cross-Origin-Resource-Policy", value: "cross-origin" },
        { key: "X-Content-Type-Options", value: "nosniff" },
        { key: "Cache-Control", value: "public, max-age=31536000, immutable" },
      ],
    },
    { source: "/widget/v1.js", headers: [{ key: "Cache-Control", value: "public, max-age=300" }] },
  ],
  // Every build has a folder of its own, so a cache of the last one would only be written.
  experimental: { turbopackFileSystemCacheForBuild: false },
};

module.exports = nextConfig;
