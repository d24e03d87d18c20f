import { expect, test } from "vitest";
import { checkLocal } from "./check-local.ts";

test.each([
  [{ host: "127.0.0.1:8931" }, true],
  [{ host: "localhost" }, true],
  [{ host: "[::1]:80", origin: "http://localhost:5173" }, true],
  [{ host: "127.0.0.1:8931", origin: "https://evil.example" }, false],
  [{ host: "127.0.0.1:8931", origin: "null" }, false],
  [{ host: "127.0.0.1:8931", origin: "http://localhost.evil.example" }, false],
  [{ host: "rebound.example:8931" }, false],
  [{ host: "localhost@evil.example" }, false],
  [{ host: "evil@localhost" }, false],
  [{}, false],
])("headers %o are answered: %s", (headers, answered) => {
  expect(checkLocal(new Headers(Object.entries(headers))) === null).toBe(answered);
});
