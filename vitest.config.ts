import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["src/**/*.test.ts", "test/**/*.test.ts", "corpus/tools/**/*.test.ts", "web/**/*.test.ts"],
    exclude: ["**/*.slow.test.ts", "**/node_modules/**"],
  },
});
