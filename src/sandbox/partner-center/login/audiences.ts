import type { World } from '../world.ts';

export const PARTNER_CENTER = 'https://api.partnercenter.microsoft.com';
export const GRAPH = 'https://graph.microsoft.com';

/** The price sheets are a service of their own. */
export const PRICES = 'https://api.partner.microsoft.com';

/** Still granted by Entra, refused by Partner Center with 900420 since its retirement. */
export const AZURE_AD_GRAPH = 'https://graph.windows.net';

/**
 * @param resource of a v1 request, or the resource part of a v2 scope
 * @returns the audience a token for it gets, or undefined if no such resource is known. The addresses of the stand-ins
 * themselves mean the services they stand for.
 */
export function audienceOf(world: World, resource: string): string | undefined {
  const wanted = resource.replace(/\/+$/, '');
  switch (wanted) {
    case PARTNER_CENTER:
    case `${world.baseUrl()}/partner-center`:
      return PARTNER_CENTER;
    case PRICES:
    case `${world.baseUrl()}/prices`:
      return PRICES;
    case GRAPH:
    case `${world.baseUrl()}/graph`:
      return GRAPH;
    case AZURE_AD_GRAPH:
      return AZURE_AD_GRAPH;
    default:
      return undefined;
  }
}

/** @returns the resource a v2 scope text asks for: `https://api.partnercenter.microsoft.com/.default offline_access` */
export function resourceOfScope(scope: string): string | undefined {
  const asked = scope.split(' ').find((part) => part.startsWith('http'));
  return asked?.replace(/\/+[^/]*$/, '');
}
