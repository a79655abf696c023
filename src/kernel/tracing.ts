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

/** @returns how a service is given to those who ask it, each call being a step of the trace; the service itself where nothing is traced */
export function servicesIn(tracing: Tracing | null) {
  return <Service extends object>(name: string, service: Service): Service =>
    tracing ? tracedService(tracing, name, service) : service;
}

/** What the service is asked it answers by promises. */
function tracedService<Service extends object>(tracing: Tracing, name: string, service: Service): Service {
  return new Proxy(service, {
    get(target, property, receiver) {
      const member: unknown = Reflect.get(target, property, receiver);
      if (typeof member !== 'function' || typeof property !== 'string') return member;
      return (...given: unknown[]): unknown => {
        let answer: unknown;
        const done = tracing.span({ kind: 'service', name: `${name}.${property}` }, async () => {
          answer = Reflect.apply(member, target, given);
          await answer;
        });
        // Whoever asked hears of a failure from the answer itself.
        done.catch(() => undefined);
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
