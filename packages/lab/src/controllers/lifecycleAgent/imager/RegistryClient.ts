import type { ClusterFaults } from '../../../control/faults';
import type { ImageName } from './imageName';
import type { RegistryResponse } from './registryRequest';
import { registryRequest } from './registryRequest';

export interface RegistryClientOptions {
  image: ImageName;
  credential: { username: string; password: string } | undefined;
  authorities: readonly string[];
  /** What stands between node and registry. */
  obstacle?: ClusterFaults['registryFromNode'];
  signal: AbortSignal;
}

/** What a program gets of a connection that something stands in the way of. */
export const ERROR_CODES = { refused: 'ECONNREFUSED', unresolved: 'ENOTFOUND' };

interface Call {
  method: 'GET' | 'HEAD' | 'POST' | 'PUT';
  /** Path below `/v2/`, or a whole URL as a registry gives it. */
  at: string;
  headers?: Record<string, string>;
  body?: Buffer;
}

/** One repository of a registry, with the authentication that the registry asks for. */
export class RegistryClient {
  #authorization: string | undefined;

  constructor(private readonly options: RegistryClientOptions) {}

  /**
   * Asks the registry how it wants to be asked, and gets a token where it wants one.
   *
   * @throws Error in podman's words
   */
  async authenticate(actions: string): Promise<void> {
    const { registry } = this.options.image;
    const ping = await this.call({ method: 'GET', at: '' }).catch(error => {
      throw new Error(
        `pinging container registry ${registry}: ${(error as Error).message}`,
        { cause: error },
      );
    });
    if (ping.status === 200) {
      return;
    }
    const challenge = String(ping.headers['www-authenticate'] ?? '');
    if (ping.status !== 401 || !challenge) {
      throw new Error(
        `pinging container registry ${registry}: received unexpected HTTP status: ${ping.status}`,
      );
    }
    const basic = this.#basic();
    if (/^basic\b/i.test(challenge)) {
      this.#authorization = basic;
      return;
    }
    const parameter = (name: string) =>
      challenge.split(`${name}="`)[1]?.split('"')[0];
    const url = new URL(parameter('realm') ?? '');
    url.searchParams.set('service', parameter('service') ?? '');
    url.searchParams.set(
      'scope',
      `repository:${this.options.image.repository}:${actions}`,
    );
    const answer = await this.#send({
      method: 'GET',
      at: url.href,
      headers: basic ? { Authorization: basic } : {},
    });
    if (answer.status !== 200) {
      throw new Error(
        `unable to retrieve auth token: invalid username/password: ${errorOf(
          answer,
        )}`,
      );
    }
    const { token, access_token: accessToken } = JSON.parse(answer.body);
    this.#authorization = `Bearer ${token ?? accessToken}`;
  }

  /** A request below `/v2/`. Answers of all kinds are returned. */
  call(call: Call): Promise<RegistryResponse> {
    return this.#send({
      ...call,
      at: new URL(call.at, `https://${this.options.image.registry}/v2/`).href,
      headers: {
        ...(this.#authorization ? { Authorization: this.#authorization } : {}),
        ...call.headers,
      },
    });
  }

  #basic(): string | undefined {
    const { credential } = this.options;
    return (
      credential &&
      `Basic ${Buffer.from(
        `${credential.username}:${credential.password}`,
      ).toString('base64')}`
    );
  }

  #send({ method, at, headers, body }: Call): Promise<RegistryResponse> {
    const { obstacle } = this.options;
    return registryRequest({
      method,
      url: at,
      headers,
      body,
      authorities: this.options.authorities,
      unreachable: obstacle && ERROR_CODES[obstacle],
      signal: this.options.signal,
    });
  }
}

/** `code: message` of a registry's answer, in lower case and with blanks as podman prints it. */
export function errorOf(response: RegistryResponse): string {
  try {
    const [error] = JSON.parse(response.body).errors;
    const code = String(error.code).toLocaleLowerCase('en-US');
    return `${code.replace(/_/g, ' ')}: ${error.message}`;
  } catch {
    return `received unexpected HTTP status: ${response.status}`;
  }
}
