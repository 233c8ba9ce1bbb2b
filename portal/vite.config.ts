import { appConfig } from "@throughline/web/vite-config";

export default appConfig();
