import { Agent, request } from 'undici';
import { z } from 'zod';
import { onlyForward } from '../kernel/time.ts';
import { pathPattern, untraced } from '../kernel/tracing.ts';
import type { Tracing } from '../kernel/tracing.ts';
import type { Clock } from '../kernel/time.ts';
import type { TokenEndpoint } from '../partner-center/token-endpoint.ts';

/** Microsoft Graph could not be asked, or its answer was not understood. */
export class GraphUnavailable extends Error {
  readonly status: number | undefined;
  constructor(what: string, status?: number, cause?: unknown) {
    super(`Microsoft Graph: ${what}`, { cause });
    this.status = status;
  }
}

/**
 * The calls of Microsoft Graph that tell who somebody is. Application permissions: User.Read.All, GroupMember.Read.All, and
 * RoleManagement.Read.Directory for the directory roles.
 */
export type Graph = {
  /** @returns the enabled users with that e-mail or sign-in name: one, unless the tenant is out of order */
  readonly findUsers: (email: string) => Promise<readonly EntraUser[]>;
  /** @returns the user with that object ID, or null where there is none or it is disabled */
  readonly getUser: (id: string) => Promise<EntraUser | null>;
  /** @returns the object IDs of the groups with that display name: anybody who may create groups can make a second one */
  readonly findGroups: (displayName: string) => Promise<string[]>;
  /** @returns those of the groups (at most 20) of which the user is a member, directly or through another group */
  readonly memberOf: (userId: string, groupIds: readonly string[]) => Promise<string[]>;
  /** @returns the template IDs of the user's directory roles */
  readonly directoryRoles: (userId: string) => Promise<string[]>;
  /** @returns the e-mails of the enabled members of a group, directly or through another group */
  readonly membersOfGroup: (groupId: string) => Promise<string[]>;
  /**
   * @returns the e-mails of the enabled holders of a directory role; none where the app may not read them, or nobody ever
   * held the role
   */
  readonly holdersOfRole: (templateId: string) => Promise<string[]>;
  /** May the app read who holds a directory role? */
  readonly mayReadHolders: (templateId: string) => Promise<boolean>;
  readonly close: () => Promise<void>;
};

/** `mail`: the address, or the sign-in name of an account without a mailbox. */
export type EntraUser = { readonly id: string; readonly name: string; readonly mail: string };

const User = z.object({
  id: z.string(),
  displayName: z.string().nullish(),
  mail: z.string().nullish(),
  userPrincipalName: z.string().nullish(),
  accountEnabled: z.boolean().nullish(),
});
const Users = z.object({ value: z.array(User), '@odata.nextLink': z.string().optional() });
const Groups = z.object({ value: z.array(z.object({ id: z.string() })), '@odata.nextLink': z.string().optional() });
const People = z.object({
  value: z.array(
    z.object({
      mail: z.string().nullish(),
      userPrincipalName: z.string().nullish(),
      accountEnabled: z.boolean().nullish(),
    }),
  ),
  '@odata.nextLink': z.string().optional(),
});
const Member = z.object({ value: z.array(z.string()) });
const Roles = z.object({
  value: z.array(z.object({ roleTemplateId: z.string().nullish() })),
  '@odata.nextLink': z.string().optional(),
});

/** Whom the token is for, whatever host Graph is reached at. */
export const AUDIENCE = 'https://graph.microsoft.com';
const TIMEOUT_MS = 8_000;
const MAX_PAGES = 20;
const PERSON = 'mail,userPrincipalName,accountEnabled';
const USER = `id,displayName,${PERSON}`;

export function createGraph(parts: {
  readonly url: string;
  readonly endpoint: TokenEndpoint;
  readonly clock: Clock;
  readonly tracing?: Tracing | undefined;
}): Graph {
  const dispatcher = new Agent({
    connections: 8,
    headersTimeout: TIMEOUT_MS,
    bodyTimeout: TIMEOUT_MS,
    connect: { timeout: TIMEOUT_MS },
  });
  const { tracing = untraced } = parts;
  const time = onlyForward(parts.clock);
  const base = parts.url.replace(/\/$/, '');
  let token: { readonly text: string; readonly until: number } | undefined;

  async function accessToken(): Promise<string> {
    const now = time.now().getTime();
    if (!token || token.until <= now) {
      const issued = await parts.endpoint.request({ kind: 'application' }, AUDIENCE);
      token = { text: issued.accessToken, until: now + issued.lifeSeconds * 500 };
    }
    return token.text;
  }

  function ask<T>(schema: z.ZodType<T>, url: string, body?: object): Promise<T> {
    const name = `${body ? 'POST' : 'GET'} ${pathPattern(new URL(url).pathname)}`;
    return tracing.span({ kind: 'graph', name }, () => send(schema, url, body, true));
  }

  async function send<T>(schema: z.ZodType<T>, url: string, body: object | undefined, again: boolean): Promise<T> {
    try {
      const answer = await request(url, {
        dispatcher,
        method: body ? 'POST' : 'GET',
        headers: {
          authorization: `Bearer ${await accessToken()}`,
          accept: 'application/json',
          consistencylevel: 'eventual',
          ...(body ? { 'content-type': 'application/json' } : {}),
        },
        body: body ? JSON.stringify(body) : null,
      });
      const text = await answer.body.text();
      if (answer.statusCode === 401) token = undefined;
      if ((answer.statusCode === 401 || answer.statusCode >= 500) && again) return await send(schema, url, body, false);
      if (answer.statusCode !== 200) throw new GraphUnavailable('the call was refused', answer.statusCode);
      return schema.parse(JSON.parse(text));
    } catch (error) {
      if (error instanceof GraphUnavailable) throw error;
      throw new GraphUnavailable('no usable answer', undefined, error);
    }
  }

  /** Every page of a collection; Graph's own links only: the token must not follow a link to another host. */
  async function everyPage<Item>(
    schema: z.ZodType<{ readonly value: Item[]; readonly '@odata.nextLink'?: string | undefined }>,
    first: string,
  ): Promise<Item[]> {
    const items: Item[] = [];
    let url: string | undefined = first;
    for (let page = 0; url !== undefined; page++) {
      if (page === MAX_PAGES) throw new GraphUnavailable('a list does not end');
      const answer: { readonly value: Item[]; readonly '@odata.nextLink'?: string | undefined } = await ask(
        schema,
        url,
      );
      items.push(...answer.value);
      url = answer['@odata.nextLink'];
      // A list that is not read to its end would make one of two groups with the same name look like the only one.
      if (url !== undefined && !url.startsWith(`${base}/`)) throw new GraphUnavailable('a list goes on elsewhere');
    }
    return items;
  }

  const enabledUser = (user: z.infer<typeof User>): EntraUser[] => {
    const { id, displayName, mail, userPrincipalName, accountEnabled } = user;
    const address = mail ?? userPrincipalName ?? '';
    return accountEnabled === false ? [] : [{ id, name: displayName ?? address, mail: address }];
  };

  const mailsOf = (people: z.infer<typeof People>['value']) =>
    people
      .filter(({ accountEnabled }) => accountEnabled !== false)
      .flatMap(({ mail, userPrincipalName }) => mail ?? userPrincipalName ?? []);

  const quoted = (text: string) => encodeURIComponent(`'${text.replaceAll("'", "''")}'`);

  async function holdersOf(templateId: string): Promise<string[] | 'not-allowed' | 'never-held'> {
    const role = `directoryRoles(roleTemplateId=${quoted(templateId)})`;
    try {
      return mailsOf(await everyPage(People, `${base}/v1.0/${role}/members?$select=${PERSON}`));
    } catch (error) {
      if (error instanceof GraphUnavailable && error.status === 403) return 'not-allowed';
      if (error instanceof GraphUnavailable && error.status === 404) return 'never-held';
      throw error;
    }
  }

  return {
    async findUsers(email) {
      const filter = `mail%20eq%20${quoted(email)}%20or%20userPrincipalName%20eq%20${quoted(email)}`;
      const users = await everyPage(Users, `${base}/v1.0/users?$filter=${filter}&$select=${USER}`);
      return users.flatMap(enabledUser);
    },
    async getUser(id) {
      try {
        const user = await ask(User, `${base}/v1.0/users/${encodeURIComponent(id)}?$select=${USER}`);
        return enabledUser(user)[0] ?? null;
      } catch (error) {
        if (error instanceof GraphUnavailable && error.status === 404) return null;
        throw error;
      }
    },
    async findGroups(displayName) {
      const filter = `displayName%20eq%20${quoted(displayName)}`;
      const groups = await everyPage(Groups, `${base}/v1.0/groups?$filter=${filter}&$select=id`);
      return groups.map((group) => group.id);
    },
    async memberOf(userId, groupIds) {
      const { value } = await ask(Member, `${base}/v1.0/users/${encodeURIComponent(userId)}/checkMemberGroups`, {
        groupIds,
      });
      return value;
    },
    async directoryRoles(userId) {
      const roles = await everyPage(
        Roles,
        `${base}/v1.0/users/${encodeURIComponent(userId)}/transitiveMemberOf/microsoft.graph.directoryRole?$count=true&$select=roleTemplateId`,
      );
      return roles.flatMap((role) => role.roleTemplateId ?? []);
    },
    async membersOfGroup(groupId) {
      const members = `${base}/v1.0/groups/${encodeURIComponent(groupId)}/transitiveMembers/microsoft.graph.user`;
      return mailsOf(await everyPage(People, `${members}?$count=true&$select=${PERSON}`));
    },
    async holdersOfRole(templateId) {
      const holders = await holdersOf(templateId);
      return typeof holders === 'string' ? [] : holders;
    },
    mayReadHolders: async (templateId) => (await holdersOf(templateId)) !== 'not-allowed',
    close: () => dispatcher.close(),
  };
}
