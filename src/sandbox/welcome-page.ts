import type { ServerResponse } from 'node:http';

const PAGE = `<!doctype html>
<html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>CSP Desk – local workspace</title>
<style>body{font:1rem/1.5 system-ui,sans-serif;max-width:40rem;margin:3rem auto;padding:0 1rem}code{background:#8882;padding:.1em .3em}</style>
<h1>The local workspace is running</h1>
<p>CSP Desk is connected to a local Slack workspace and a local Partner Center, both in this process.
They speak the wire protocols of the real ones.</p>
<p>To see the five jobs done by different people, run <code>npm run demo</code> in a second terminal.</p>
</html>`;

/** What a browser sees at the address of the stand-ins. */
export function welcomePage(response: ServerResponse): void {
  response.writeHead(200, {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'",
    'cache-control': 'no-store',
  });
  response.end(PAGE);
}
