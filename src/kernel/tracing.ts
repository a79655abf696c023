/** What a span is of, from a gesture down to the calls of the outside that came of it. */
export type SpanKind = 'gesture' | 'service' | 'job' | 'partner-center' | 'graph' | 'slack';

/**
 * A step to be seen in a trace. Names and attributes are of the program, IDs of calls and jobs, and nothing else: no person, no
 * customer, no key and nothing that somebody typed.
 */
export type Step = {
  readonly kind: SpanKind;
  readonly name: string;
  readonly attributes?: Readonly<Record<string, string>>;
};

export type Tracing = {
  /** Does the work as a part of the step that is under way here, or as the first of a new trace. */
  readonly span: <T>(step: Step, work: () => Promise<T>) => Promise<T>;
  /** @returns the place in the trace of a gesture that whatever comes later belongs to (W3C `traceparent`) */
  readonly place: () => string | undefined;
  /** Does the work as a part of what was under way at that place. */
  readonly at: <T>(place: string | undefined, work: () => Promise<T>) => Promise<T>;
};

/** Costs nothing, and tells nobody anything. */
export const untraced: Tracing = {
  span: (_step, work) => work(),
  place: () => undefined,
  at: (_place, work) => work(),
};

/** How a service is given to those who ask it: each call is a step of the trace. */
export type Traced = <Service extends object>(name: string, service: Service) => Service;

/** Where nothing is traced a service is given as it is. */
export function servicesIn(tracing: Tracing | null): Traced {
  return (name, service) => (tracing ? tracedService(tracing, name, service) : service);
}

function tracedService<Service extends object>(tracing: Tracing, name: string, service: Service): Service {
  return new Proxy(service, {
    get(target, property, receiver) {
      const member: unknown = Reflect.get(target, property, receiver);
      if (typeof member !== 'function' || typeof property !== 'string') return member;
      return (...given: unknown[]): unknown => {
        let answer: unknown;
        let thrown: { readonly error: unknown } | undefined;
        const done = tracing.span({ kind: 'service', name: `${name}.${property}` }, async () => {
          try {
            answer = Reflect.apply(member, target, given);
          } catch (error) {
            thrown = { error };
            throw error;
          }
          await answer;
        });
        // Whoever asked hears of a failure from the answer itself, which few questions have at once.
        done.catch(() => undefined);
        if (thrown) throw thrown.error;
        return answer;
      };
    },
  });
}

const WORD = /^(?:v\d+(?:\.\d+)?|[a-z][a-zA-Z-]*)$/;

/** @returns a path without its query, and without whatever in it is not a word of the API: `/v1/customers/{id}/orders` */
export function pathPattern(path: string): string {
  const [plain = ''] = path.split('?');
  return plain
    .split('/')
    .map((part) => (part === '' || WORD.test(part) ? part : '{id}'))
    .join('/');
}
