# One image for api, jobs, portal, admin and the migrations; the command says which. See docker-compose.yml.

FROM node:24-bookworm-slim AS build
WORKDIR /app
ENV TURBO_TELEMETRY_DISABLED=1 CHECKPOINT_DISABLE=1
# The manifests first: packages are installed anew only when they change.
COPY package.json package-lock.json .npmrc ./
COPY prisma/package.json prisma/
COPY prisma/seed/package.json prisma/seed/
COPY domain/package.json domain/
COPY integrations/package.json integrations/
COPY schema/package.json schema/
COPY api/package.json api/
COPY jobs/package.json jobs/
COPY ui/package.json ui/
COPY web/package.json web/
COPY portal/package.json portal/
COPY admin/package.json admin/
COPY test/package.json test/
RUN npm ci
COPY . .
RUN npm run generate && npm run build && npm prune --omit=dev && rm -rf .turbo test

FROM node:24-bookworm-slim
WORKDIR /app
ENV NODE_ENV=production HOST=0.0.0.0
COPY --from=build /app ./
USER node
CMD ["node", "api/server.ts"]
