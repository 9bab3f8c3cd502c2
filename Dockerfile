# One image for web, worker and migrations: docker build -t handrail . (compose.yaml runs it; docs/operations.md explains it).
FROM node:24-bookworm-slim AS build
WORKDIR /app
ENV NEXT_TELEMETRY_DISABLED=1
COPY package.json package-lock.json .npmrc ./
RUN npm ci --no-audit --no-fund
COPY . .
RUN node scripts/build.mjs && npm prune --omit=dev --no-audit --no-fund

FROM node:24-bookworm-slim
WORKDIR /app
ENV NODE_ENV=production NEXT_TELEMETRY_DISABLED=1 HOST=0.0.0.0 PORT=3000
COPY --from=build --chown=node:node /app /app
USER node
EXPOSE 3000
# Each process says by itself what is missing. SIGTERM ends it in order.
ENTRYPOINT ["node", "scripts/serve.mjs"]
CMD ["web"]
