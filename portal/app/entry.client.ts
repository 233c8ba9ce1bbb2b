import { hydrate } from "@throughline/web/document/hydrate.tsx";

hydrate();
