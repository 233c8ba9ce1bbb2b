export {
  handleDataRequest,
  handleError,
  renderDocument as default,
  streamTimeout,
} from "@throughline/web/document/render.server.tsx";
