import type { ClusterContext } from '../../../world/ClusterContext';
import { NODE_PULL_SECRET_FILE } from '../../../world/node/createNode';
import { DEFAULT_RECERT_IMAGE } from '../../../world/objects/lifecycleAgent';
import { errorText } from '../../background';
import { logrusLine } from '../../lifecycleAgent/agentLog';
import {
  credentialFor,
  parseImageName,
  type ImageName,
} from '../../lifecycleAgent/imager/imageName';
import { whyRecertImageUnavailable } from '../../lifecycleAgent/imager/recertImage';
import {
  ERROR_CODES,
  errorOf,
  RegistryClient,
} from '../../lifecycleAgent/imager/RegistryClient';
import { registryRequest } from '../../lifecycleAgent/imager/registryRequest';
import { trustedAuthorities } from '../../lifecycleAgent/imager/trustedAuthorities';
import type { CommandOutput } from './output';
import { failed, printed } from './output';

/** What programs that ask registries need; the node alone knows no registry. */
export type RegistryWorld = Pick<
  ClusterContext,
  'store' | 'faults' | 'node' | 'clock' | 'signal'
>;

const WITH_VALUE = ['--command-timeout', '--authfile', '--creds', '--cert-dir'];

/**
 * `skopeo [--command-timeout D] list-tags|inspect [--no-creds] [--authfile F] [--raw] docker://IMAGE`.
 * It asks as podman does: by the authorities that the cluster's configuration gives the node, and by
 * what lies between node and registry.
 */
export async function skopeo(
  world: RegistryWorld,
  args: string[],
): Promise<CommandOutput> {
  const words: string[] = [];
  const options = new Map<string, string>();
  for (let at = 0; at < args.length; at += 1) {
    if (WITH_VALUE.includes(args[at])) {
      options.set(args[at], args[(at += 1)] ?? '');
    } else if (args[at].startsWith('--')) {
      options.set(args[at], '');
    } else {
      words.push(args[at]);
    }
  }
  const [command, source = ''] = words;
  if (!['list-tags', 'inspect'].includes(command) || words.length !== 2) {
    return failed('Usage: skopeo list-tags|inspect docker://IMAGE', 1);
  }
  const fatal = (text: string) =>
    failed(logrusLine(world.clock.now(), 'fatal', text), 1);
  if (!source.startsWith('docker://')) {
    return fatal(
      `Invalid image name "${source}", expected colon-separated transport:reference`,
    );
  }
  try {
    const image = parseImageName(source.slice('docker://'.length));
    return command === 'list-tags'
      ? await listTags(world, image, fatal)
      : await inspect(world, image, source, options.get('--authfile'), fatal);
  } catch (error) {
    if (world.signal.aborted) throw error;
    return fatal(
      command === 'list-tags'
        ? `Error listing repository tags: ${errorText(error)}`
        : `Error parsing image name "${source}": ${errorText(error)}`,
    );
  }
}

async function listTags(
  world: RegistryWorld,
  image: ImageName,
  fatal: (text: string) => CommandOutput,
): Promise<CommandOutput> {
  const client = clientOf(world, image, undefined);
  await client.authenticate('pull');
  const answer = await client.call({
    method: 'GET',
    at: `${image.repository}/tags/list`,
  });
  return answer.status === 200
    ? printed(`${answer.body}\n`)
    : fatal(
        `Error listing repository tags: fetching tags list: ${errorOf(answer)}`,
      );
}

async function inspect(
  world: RegistryWorld,
  image: ImageName,
  source: string,
  authFile: string | undefined,
  fatal: (text: string) => CommandOutput,
): Promise<CommandOutput> {
  const name = source.slice('docker://'.length);
  // What Lifecycle Agent pulls counts as mirrored, for it alone is not in the lab's registry.
  if (name === DEFAULT_RECERT_IMAGE && authFile === NODE_PULL_SECRET_FILE) {
    const why = await whyRecertImageUnavailable(world, name, world.signal);
    return why ? fatal(why) : printed('{"schemaVersion":2}');
  }
  const credential = authFile
    ? credentialFor(world.node.files.get(authFile) ?? '{}', image)
    : undefined;
  const client = clientOf(world, image, credential);
  await client.authenticate('pull');
  const answer = await client.call({
    method: 'GET',
    at: `${image.repository}/manifests/${image.reference}`,
    headers: {
      Accept:
        'application/vnd.oci.image.manifest.v1+json, application/vnd.oci.image.index.v1+json, application/vnd.docker.distribution.manifest.v2+json, application/vnd.docker.distribution.manifest.list.v2+json',
    },
  });
  return answer.status === 200
    ? printed(answer.body)
    : fatal(
        `Error parsing image name "${source}": reading manifest ${
          image.reference
        } in ${image.registry}/${image.repository}: ${errorOf(answer)}`,
      );
}

function clientOf(
  world: RegistryWorld,
  image: ImageName,
  credential: { username: string; password: string } | undefined,
): RegistryClient {
  return new RegistryClient({
    image,
    credential,
    authorities: trustedAuthorities(world, image.registry),
    obstacle: world.faults.registryFromNode,
    signal: world.signal,
  });
}

/** Exit codes of curl by the error of a connection. */
const CURL_EXITS: ReadonlyArray<[text: string, code: number]> = [
  ['no such host', 6],
  ['connection refused', 7],
  ['x509', 60],
  ['reset by peer', 56],
];

/**
 * `curl … --write-out '%{http_code}' URL`: what is shown for the address of a registry. It knows the
 * authorities of the whole node, and not those that are for one registry.
 */
export async function curl(
  world: RegistryWorld,
  args: string[],
): Promise<CommandOutput> {
  const url = args.at(-1) ?? '';
  if (!URL.canParse(url)) return failed('curl: (3) URL rejected', 3);
  const caFile = args[args.indexOf('--cacert') + 1];
  const { host } = new URL(url);
  const forRegistry = args.includes('--cacert') && caFile.includes(host);
  try {
    const { status } = await registryRequest({
      method: 'GET',
      url,
      // A name that no ConfigMap has as a key leaves the bundle of the whole node.
      authorities: trustedAuthorities(world, forRegistry ? host : ''),
      unreachable:
        world.faults.registryFromNode &&
        ERROR_CODES[world.faults.registryFromNode],
      signal: world.signal,
    });
    return printed(`${status}`);
  } catch (error) {
    if (world.signal.aborted) throw error;
    const text = errorText(error);
    const code = CURL_EXITS.find(([part]) => text.includes(part))?.[1] ?? 35;
    return {
      stdout: '000',
      stderr: `curl: (${code}) ${text}\n`,
      exitCode: code,
    };
  }
}
