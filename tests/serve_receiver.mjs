/* Serves receiver.mjs by Node as hosts of functions do: a Request to it, its Response back. Prints where. */

import { createServer } from "node:http";
import { Readable } from "node:stream";
import receiver from "../receiver/receiver.mjs";

const server = createServer(async (asked, answered) => {
  const hasBody = !["GET", "HEAD"].includes(asked.method);
  const request = new Request(`http://${asked.headers.host}${asked.url}`, {
    method: asked.method,
    headers: asked.headers,
    ...(hasBody ? { body: Readable.toWeb(asked), duplex: "half" } : {}),
  });
  const response = await receiver.fetch(request);
  answered.writeHead(response.status, Object.fromEntries(response.headers));
  answered.end(Buffer.from(await response.arrayBuffer()));
});

server.listen(0, "127.0.0.1", () => console.error(`http://127.0.0.1:${server.address().port}/`));
