import { vitePlugin as remix } from "@remix-run/dev";
import tailwindcss from "@tailwindcss/vite";
import type { UserConfig } from "vite";

declare module "@remix-run/node" {
  interface Future {
    v3_singleFetch: true;
  }
}

/** How an app is built and, in development, served: Remix with the next version's behaviour throughout, and Tailwind. */
export function appConfig(): UserConfig {
  return {
    // Found only while the first page loads, a dependency would be bundled anew and React exist twice.
    optimizeDeps: { entries: ["app/root.tsx", "app/routes/**/*.{ts,tsx}"] },
    plugins: [
      tailwindcss(),
      remix({
        future: {
          v3_fetcherPersist: true,
          // A page that is found while another load interrupts the search falls to the catch-all and says that there is no such page.
          v3_lazyRouteDiscovery: false,
          v3_relativeSplatPath: true,
          v3_routeConfig: true,
          v3_singleFetch: true,
          v3_throwAbortReason: true,
        },
      }),
    ],
  };
}
