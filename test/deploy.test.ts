import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse, parseAllDocuments } from 'yaml';
import { z } from 'zod';
import { settings } from '../src/config.ts';

const read = (path: string) => readFileSync(path, 'utf8');
const known = Object.keys(settings);
/** Of the runtime, not of the desk. */
const RUNTIME = ['NODE_ENV', 'NODE_COMPILE_CACHE', 'MALLOC_TRIM_THRESHOLD_'];
const unknownSettings = (names: Iterable<string>) =>
  [...names].filter((name) => !known.includes(name) && !RUNTIME.includes(name));

/** What is not set by default in any deployment, because a desk cannot know it. */
const NEEDED = ['SLACK_BOT_TOKEN', 'SLACK_APP_TOKEN', 'PARTNER_CENTER_REFRESH_TOKEN', 'ENCRYPTION_KEYS'];

const instructions = (name: string) =>
  read('Dockerfile')
    .replaceAll('\\\n', ' ')
    .split('\n')
    .filter((line) => line.startsWith(`${name} `))
    .map((line) => line.slice(name.length + 1).trim());

test('the image copies what there is, lets it into the build, and starts and asks by what there is', () => {
  const sources = instructions('COPY')
    .filter((copy) => !copy.startsWith('--from='))
    .flatMap((copy) => copy.split(/\s+/).slice(0, -1));
  expect(sources.filter((path) => !existsSync(path))).toEqual([]);
  const letIn = read('.dockerignore').split('\n');
  expect(sources.filter((path) => !letIn.includes(`!${path}`))).toEqual([]);
  // What the page of the local workspace is built from besides the sources; the first start, in the build itself, shows that it is all there.
  expect(sources).toEqual(expect.arrayContaining(['package-lock.json', 'tsconfig.json']));
  expect(instructions('RUN').at(-1)).toContain('deploy/first-start.js');
  expect(instructions('CMD')).toEqual(['["node", "--max-semi-space-size=4", "bin/csp-desk.js", "start"]']);
  expect(instructions('HEALTHCHECK')[0]).toContain('/health/live');
  expect(read('src/http-server.ts')).toContain("'/health/live'");
  expect(instructions('USER')).toEqual(['node']);
  const env = instructions('ENV').flatMap((line) => [...line.matchAll(/(\w+)=/g)].map(([, name = '']) => name));
  expect(unknownSettings(env)).toEqual([]);
});

test('compose: the desk on a read-only root, told apart from its database, with settings there are', () => {
  const service = z.looseObject({ environment: z.record(z.string(), z.string()) });
  const { services } = z
    .object({ services: z.object({ desk: service, database: service }) })
    .parse(parse(read('compose.yaml')));
  expect(services.desk).toMatchObject({ build: '.', read_only: true, cap_drop: ['ALL'] });
  expect(unknownSettings(Object.keys(services.desk.environment))).toEqual([]);
  const example = [...read('deploy/desk.env.example').matchAll(/^(\w+)=(.*)$/gm)];
  expect(unknownSettings(example.map(([, name = '']) => name))).toEqual([]);
  expect(example.filter(([, , value]) => value !== '')).toEqual([]);
  for (const name of NEEDED) expect(example.map(([, each]) => each)).toContain(name);
});

test('the unit of systemd starts what there is, does not restart what cannot work, and is walled in', () => {
  const unit = read('deploy/csp-desk.service');
  const values = (name: string) => [...unit.matchAll(new RegExp(`^${name}=(.*)$`, 'gm'))].map(([, value]) => value);
  expect(values('ExecStart')).toEqual(['/usr/bin/node --max-semi-space-size=4 bin/csp-desk.js start']);
  expect(values('RestartPreventExitStatus')).toEqual(['78']);
  expect(unknownSettings(values('Environment').map((each) => each?.split('=')[0] ?? ''))).toEqual([]);
  for (const name of ['NoNewPrivileges', 'ProtectHome', 'PrivateTmp', 'DynamicUser'])
    expect(values(name)).toEqual(['yes']);
});

test('Kubernetes: two instances, one at least always there, probes and settings that exist', () => {
  const documents = parseAllDocuments(read('deploy/kubernetes.yaml')).map((each) => each.toJS() as unknown);
  const kinds = z.array(z.looseObject({ kind: z.string() })).parse(documents);
  const [secret, deployment, , budget] = kinds;
  expect(kinds.map(({ kind }) => kind)).toEqual(['Secret', 'Deployment', 'Service', 'PodDisruptionBudget']);
  const { stringData } = z.looseObject({ stringData: z.record(z.string(), z.literal('')) }).parse(secret);
  expect(unknownSettings(Object.keys(stringData))).toEqual([]);
  for (const name of NEEDED) expect(Object.keys(stringData)).toContain(name);
  const probe = z.looseObject({ httpGet: z.object({ path: z.string(), port: z.literal('http') }) });
  const container = z.looseObject({
    env: z.array(z.object({ name: z.string(), value: z.string() })),
    livenessProbe: probe,
    readinessProbe: probe,
  });
  const { spec } = z
    .object({
      spec: z.looseObject({
        replicas: z.literal(2),
        template: z.object({ spec: z.looseObject({ containers: z.tuple([container]) }) }),
      }),
    })
    .parse(deployment);
  const [desk] = spec.template.spec.containers;
  expect(unknownSettings(desk.env.map(({ name }) => name))).toEqual([]);
  expect([desk.livenessProbe.httpGet.path, desk.readinessProbe.httpGet.path]).toEqual([
    '/health/live',
    '/health/ready',
  ]);
  expect(budget).toMatchObject({ spec: { minAvailable: 1 } });
});
