#!/bin/sh
# Holds a running server against its own OpenAPI with schemathesis (pip install schemathesis): no 5xx, no answer that breaks its schema.
# sh test/interop/check_api.sh http://127.0.0.1:8787 [EXAMPLES]
# It writes corrections: give the server a copy of a lake; and start it with --rate 100000, or most answers are 429 and test nothing.
set -eu
schemathesis run "$1/v1/openapi.json" --url "$1" --max-examples "${2:-30}" --request-timeout 20 --exclude-path /v1/watch \
  --checks not_a_server_error,status_code_conformance,content_type_conformance,response_schema_conformance,response_headers_conformance,unsupported_method
