import { PrismaPg } from "@prisma/adapter-pg";
import {
  bindMigrationAwareSqlAdapterFactory,
  ColumnTypeEnum,
} from "@prisma/driver-adapter-utils";
import {
  onMaintenanceDatabase,
  parseConnection,
  poolConfig,
} from "./connection.mjs";

const INTERNAL_CHAR_TYPE = 18;
const TEXT_TYPE = 25;

/**
 * How the engine reaches PostgreSQL. Without a URL it can still compare files with files; connecting then throws.
 * @param {import("./arguments.mjs").Datasource} datasource
 */
export function createAdapterFactory(datasource) {
  return bindMigrationAwareSqlAdapterFactory(
    datasource.url ? new MigrationFactory(datasource) : unconfiguredFactory,
  );
}

const unconfiguredFactory = {
  provider: "postgres",
  adapterName: "none",
  connect: refuseToConnect,
  connectToShadowDb: refuseToConnect,
};

function refuseToConnect() {
  return Promise.reject(
    new Error("Set DATABASE_URL: this command needs a database"),
  );
}

class MigrationFactory extends PrismaPg {
  constructor(datasource) {
    const target = parseConnection(datasource.url);
    super(poolConfig(target), { schema: target.schema });
    this.datasource = datasource;
    this.target = target;
  }

  async connect() {
    return mendAdapter(await super.connect());
  }

  async connectToShadowDb() {
    const { shadowDatabaseUrl } = this.datasource;
    return mendAdapter(
      shadowDatabaseUrl
        ? await connectTo(parseConnection(shadowDatabaseUrl))
        : await this.connectToTemporaryDatabase(),
    );
  }

  // The adapter's own version drops the shadow database while its pool is still connected to it.
  async connectToTemporaryDatabase() {
    const { url } = this.datasource;
    const name = `prisma_migrate_shadow_db_${crypto.randomUUID()}`;
    await onMaintenanceDatabase(url, (client) =>
      client.query(`CREATE DATABASE "${name}" TEMPLATE template0`),
    );
    const adapter = await connectTo(this.target, { database: name });
    const dispose = adapter.dispose.bind(adapter);
    adapter.dispose = async () => {
      await dispose();
      await adapter.underlyingDriver().end().catch(ignoreClosedPool);
      await onMaintenanceDatabase(url, (client) =>
        client.query(`DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`),
      );
    };
    return adapter;
  }
}

function connectTo(connection, overrides = {}) {
  const { schema } = connection;
  return new PrismaPg(
    { ...poolConfig(connection), ...overrides },
    { schema },
  ).connect();
}

function ignoreClosedPool() {}

/** Two mends of the adapter that migrations need and ordinary queries do not. */
function mendAdapter(adapter) {
  const adapterPrototype = Object.getPrototypeOf(adapter);
  const queryablePrototype = Object.getPrototypeOf(adapterPrototype);
  if (queryablePrototype.isMended) return adapter;
  queryablePrototype.isMended = true;
  sendScriptsWhole(adapterPrototype);
  acceptInternalChar(queryablePrototype);
  return adapter;
}

/** The adapter splits scripts at every semicolon, which cuts functions and strings in two; PostgreSQL takes them whole. */
function sendScriptsWhole(prototype) {
  prototype.executeScript = async function (script) {
    try {
      await this.client.query(script);
    } catch (error) {
      this.onError(error);
    }
  };
}

/** Introspection reads PostgreSQL's one-byte "char", a type the adapter refuses: let it pass as text of one character. */
function acceptInternalChar(prototype) {
  const { performIO, queryRaw } = prototype;

  prototype.performIO = async function (query) {
    const result = await performIO.call(this, query);
    this.internalCharColumns = [];
    for (const [index, field] of (result.fields ?? []).entries()) {
      if (field.dataTypeID !== INTERNAL_CHAR_TYPE) continue;
      field.dataTypeID = TEXT_TYPE;
      this.internalCharColumns.push(index);
    }
    return result;
  };

  prototype.queryRaw = async function (query) {
    const result = await queryRaw.call(this, query);
    for (const index of this.internalCharColumns)
      result.columnTypes[index] = ColumnTypeEnum.Character;
    return result;
  };
}
