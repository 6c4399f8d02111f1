// Types of the whole interface, from the OpenAPI documents of the gateway and the services: src/generated/api.ts
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import openapiTS, { astToString } from 'openapi-typescript';
import { parse } from 'yaml';

const documents = new URL('../../../docs/api/openapi/', import.meta.url);
const target = new URL('../src/generated/', import.meta.url);

function read(file) {
  return parse(readFileSync(new URL(file, documents), 'utf8'));
}

function merge(files) {
  const merged = { openapi: '3.1.0', info: { title: 'Fives', version: '1' }, paths: {}, components: {} };
  for (const file of files) {
    const { paths, components } = read(file);
    add(merged.paths, paths, file);
    for (const [kind, named] of Object.entries(components)) {
      add((merged.components[kind] ??= {}), named, file);
    }
  }
  return merged;
}

/** What two documents name alike has to be the same. */
function add(all, more, file) {
  for (const [name, value] of Object.entries(more)) {
    if (name in all && !isDeepStrictEqual(all[name], value)) {
      throw new Error(`${file}: ${name} (expected: as in the documents before it)`);
    }
    all[name] = value;
  }
}

/** The client makes a key where the caller has none, so nobody has to give one. */
function withOptionalKeys(api) {
  for (const parameter of Object.values(api.components.parameters)) {
    if (parameter.name === 'Idempotency-Key') {
      parameter.required = false;
    }
  }
  return api;
}

const files = readdirSync(documents).filter(name => name.endsWith('.yaml'));
// a default of the server is no duty of the caller
const types = await openapiTS(withOptionalKeys(merge(files)), { defaultNonNullable: false });
mkdirSync(target, { recursive: true });
writeFileSync(new URL('api.ts', target), astToString(types));
