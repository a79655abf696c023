import { asText, Failure, Secret, Thing } from './values.ts';
import type { Value } from './values.ts';

export type FakeProduct = {
  readonly ID: string;
  readonly Name: string;
  readonly Description: string;
  readonly ApplicationID: string;
  readonly ProductKeyChannel: string;
  PartialProductKey: string;
  LicenseStatus: number;
  GracePeriodRemaining: number;
};

export type FakeMachine = {
  readonly products: FakeProduct[];
  /** which product takes which key */
  readonly takes: Readonly<Record<string, string>>;
  /** the code with which an activation of a product fails, by the ID of the product */
  readonly refuses?: Readonly<Record<string, string>>;
  readonly unreachable?: string;
};

/** Everything a script sees of the outside, and all that it did to it. */
export type World = {
  readonly here: string;
  readonly files: Map<string, string>;
  /** what a person answers to the prompts, in their order */
  readonly answers: string[];
  readonly machines: ReadonlyMap<string, FakeMachine>;
  readonly page?: (address: string, form: Readonly<Record<string, string>>) => string;
  /** what stood on the screen */
  readonly screen: string[];
  /** `PC-01 InstallProductKey …2YT43`, in the order in which it happened */
  readonly deeds: string[];
  /** what a script caught and went on from */
  readonly caught: string[];
  readonly now: Date;
};

const WINDOWS = '55c92734-d682-4d71-983e-d6ec3f16059f';

function machineOf(world: World, name: string): FakeMachine {
  const machine = world.machines.get(name);
  if (!machine) throw new Failure('The host is not known.', 'HRESULT 0x80338126');
  if (machine.unreachable !== undefined) throw new Failure(`RPC failed (HRESULT: ${machine.unreachable})`, 'CimError');
  return machine;
}

export function openSession(world: World, name: string): Thing {
  machineOf(world, name);
  return new Thing({ ComputerName: name });
}

/** Get-CimInstance, of the classes that are asked for. */
export function instancesOf(world: World, name: string, className: string, filter: string): Value[] {
  const machine = machineOf(world, name);
  switch (className) {
    case 'SoftwareLicensingProduct': {
      const [, application] = /ApplicationID='([^']*)'/.exec(filter) ?? [];
      return machine.products
        .filter(
          (product) =>
            product.PartialProductKey !== '' && (application ?? product.ApplicationID) === product.ApplicationID,
        )
        .map((product) => new Thing({ ...product, LicenseStatusReason: 0, Class: className, Machine: name }));
    }
    case 'SoftwareLicensingService':
    case 'Win32_Service':
      return [new Thing({ State: 'Stopped', Class: className, Machine: name })];
    default:
      throw new Failure(`There is no class ${className} here`);
  }
}

/** Invoke-CimMethod. An error of the provider is thrown as PowerShell throws it; the key stands in no message of it. */
export function invoke(world: World, instance: Thing, method: string, argument: string): Value {
  const name = asText(instance.properties.get('Machine') ?? null);
  const machine = machineOf(world, name);
  const product = machine.products.find(({ ID }) => ID === instance.properties.get('ID'));
  world.deeds.push(`${name} ${method}${argument === '' ? '' : ` …${argument.slice(-5)}`}`);
  const refuse = (code: string) => {
    throw new Failure(
      'The licensing service refused.',
      `HRESULT ${code.toLowerCase()},Microsoft.Management.Infrastructure`,
    );
  };
  switch (method) {
    case 'InstallProductKey': {
      const taking = machine.products.find(({ ID }) => ID === machine.takes[argument]);
      if (!taking) return refuse('0xC004F069');
      for (const other of machine.products)
        if (other.ApplicationID === taking.ApplicationID && taking.ApplicationID === WINDOWS)
          other.PartialProductKey = '';
      Object.assign(taking, { PartialProductKey: argument.slice(-5), LicenseStatus: 5, GracePeriodRemaining: 0 });
      break;
    }
    case 'Activate': {
      const code = product && machine.refuses?.[product.ID];
      if (!product || code) return refuse(code ?? '0xC004F014');
      const isClient = product.Description.includes('KMSCLIENT');
      Object.assign(product, { LicenseStatus: 1, GracePeriodRemaining: isClient ? 259_200 : 0 });
      break;
    }
    case 'UninstallProductKey':
      if (product) product.PartialProductKey = '';
      break;
    default:
      break;
  }
  return new Thing({ ReturnValue: 0 });
}

export function answerTo(world: World, prompt: string, isSecret: boolean): Value {
  world.screen.push(`${prompt}:`);
  const answer = world.answers.shift();
  if (answer === undefined) throw new Failure(`Nobody answers: ${prompt}`);
  return isSecret ? new Secret(answer) : answer;
}
