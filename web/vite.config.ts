import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import { devToken, runFile } from "./dev/token.ts";

const gateway = runFile()?.gateway ?? "http://127.0.0.1:8080";
let token: Promise<string> | undefined;

export default defineConfig(({ command, mode }) => ({
  plugins: [react()],
  resolve: { alias: { "@": fileURLToPath(new URL("./src", import.meta.url)) } },
  // The gateway puts a fresh nonce in its place with every answer.
  html: command === "build" ? { cspNonce: "__CSP_NONCE__" } : {},
  build: { target: "es2022", assetsInlineLimit: 0, sourcemap: false, chunkSizeWarningLimit: 700, modulePreload: { polyfill: false } },
  server: {
    host: "127.0.0.1",
    proxy: Object.fromEntries(
      ["/v1", "/openapi", "/connect", "/account", "/.well-known"].map((path) => [
        path,
        {
          target: gateway,
          changeOrigin: true,
          bypass: async (request: { headers: Record<string, unknown> }) => {
            token ??= devToken(process.env.DEV_AS ?? "staff", process.env.DEV_CLIENT);
            request.headers.authorization ??= `Bearer ${await token}`;
            return undefined;
          },
        },
      ]),
    ),
  },
  test: mode === "test" || process.env.VITEST ? { include: ["src/**/*.test.ts"], environment: "node" } : undefined,
}));
