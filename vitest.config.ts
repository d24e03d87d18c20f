import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["src/**/*.test.ts", "test/**/*.test.ts", "corpus/tools/**/*.test.ts", "web/**/*.test.ts"],
    exclude: ["**/*.slow.test.ts", "**/node_modules/**"],
    testTimeout: 30_000, // a busy machine makes no test fail
    hookTimeout: 30_000,
  },
});
