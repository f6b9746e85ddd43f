import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";

export interface Published {
  readonly name: string;
  readonly version: string;
  /** package.json as the registry shows it. */
  readonly manifest: object;
  readonly archive: Uint8Array;
  readonly integrity?: string;
}

export interface SmallRegistry {
  readonly url: string;
  /** What was asked for. */
  readonly asked: string[];
  publish(one: Published): void;
  close(): Promise<void>;
}

/** A registry of npm in one process, as far as reading goes: the document of a package, and its archives. */
export async function openRegistry(): Promise<SmallRegistry> {
  const packages = new Map<string, Published[]>();
  const asked: string[] = [];
  const server: Server = createServer((request, answer) => {
    const path = decodeURIComponent((request.url ?? "").slice(1));
    asked.push(path);
    const archive = [...packages.values()].flat().find((one) => path === `${one.name}/-/${one.version}.tgz`);
    if (archive !== undefined) {
      answer.end(archive.archive);
      return;
    }
    const versions = packages.get(path);
    if (versions === undefined) {
      answer.writeHead(404, { "content-type": "application/json" }).end('{"error":"not_found"}');
      return;
    }
    const shown = versions.map(({ name, version, manifest, integrity }) => [
      version,
      { ...manifest, dist: { tarball: `${url}/${name}/-/${version}.tgz`, ...(integrity === undefined ? {} : { integrity }) } },
    ]);
    answer.writeHead(200, { "content-type": "application/json" });
    answer.end(JSON.stringify({ name: path, "dist-tags": { latest: versions.at(-1)?.version }, versions: Object.fromEntries(shown) }));
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    asked,
    publish: (one) => packages.set(one.name, [...(packages.get(one.name) ?? []), one]),
    close: () => new Promise((done) => server.close(() => done())),
  };
}
